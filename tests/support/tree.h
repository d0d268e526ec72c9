/*
 * tree: a made-up computer: files below a folder that stands for its root.
 */
#ifndef SUPPORT_TREE_H
#define SUPPORT_TREE_H

/* A file with that content and its folders; a link; all below this folder. */
void tree_file(const char *path, const char *content);
void tree_link(const char *path, const char *to);

/*
 * A device as /sys has it, and its node: ${folder} below /sys/devices, its
 * numbers, and the links to it by name and numbers.
 */
void tree_device(const char *folder, const char *numbers);

/* ${folder} is made of ${part} (the folder of another device). */
void tree_part(const char *folder, const char *part);

/* Of the device mapper: its uuid and name; with /dev/mapper/NAME. */
void tree_mapped(const char *folder, const char *uuid, const char *name);

#endif
