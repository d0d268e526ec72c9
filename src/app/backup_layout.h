/*
 * backup_layout: where everything stands in a backup, the same numbers as in
 * man/sayso-backup.5.  All integers are little-endian.
 */
#ifndef APP_BACKUP_LAYOUT_H
#define APP_BACKUP_LAYOUT_H

#define BACKUP_MAGIC      "saysobak"
#define BACKUP_VERSION    1
#define BACKUP_HEAD_BYTES 192
#define BACKUP_TAIL_BYTES 96 /* sum and signature */

#define HEAD_MAGIC    0
#define HEAD_VERSION  8
#define HEAD_LENGTH   12 /* of this head */
#define HEAD_VAULT    16
#define HEAD_MAKER    32
#define HEAD_MADE     48
#define HEAD_N        56
#define HEAD_HASH     64
#define HEAD_ERASURES 96
#define HEAD_CODE     104
#define HEAD_KEYFILE  112 /* bytes of each part */
#define HEAD_RECORDS  120
#define HEAD_RELEASES 128
#define HEAD_PADDING  136 /* zero */

/* No store grows so large; a head that says more is not one of ours. */
#define BACKUP_PART_MOST (INT64_C(1) << 40)

#endif
