/*
 * computer: made-up computers with the vault's folder below /home/sam, and what
 * os/machine finds out about them.
 */
#ifndef SUPPORT_COMPUTER_H
#define SUPPORT_COMPUTER_H

#include "os/machine.h"
#include "support/tree.h"

#define VAULT "/home/sam/.local/share/sayso"

#define SDA  "/sys/devices/pci/ata1/block/sda"
#define SDB  "/sys/devices/pci/ata2/block/sdb"
#define DM0  "/sys/devices/virtual/block/dm-0"
#define DM1  "/sys/devices/virtual/block/dm-1"
#define DM2  "/sys/devices/virtual/block/dm-2"
#define LOOP "/sys/devices/virtual/block/loop0"
#define ZRAM "/sys/devices/virtual/block/zram0"

#define LUKS "CRYPT-LUKS2-00112233445566778899aabbccddeeff-dm_crypt"
#define LVM  "LVM-aaaabbbbccccdddd"

#define MOUNTS     "/proc/self/mountinfo"
#define SWAPS      "/proc/swaps"
#define SWAPS_HEAD "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"

/* What is found out about the computer in this folder. */
struct machine computer_look_at(const char *vault);
struct machine computer_look(void);

/* A disk with one partition. */
void computer_disk(void);

/* The usual: /home on a volume of LVM, on LUKS (by its uuid), on that disk. */
void computer_volume_on(const char *uuid);

/* All of it on btrfs, on a mapped device of that uuid. */
void computer_btrfs(const char *uuid);

#endif
