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

#define AT_MAGIC    0
#define AT_VERSION  8
#define AT_LENGTH   12 /* of this head */
#define AT_VAULT    16
#define AT_MAKER    32
#define AT_MADE     48
#define AT_N        56
#define AT_HASH     64
#define AT_ERASURES 96
#define AT_CODE     104
#define AT_KEYFILE  112 /* bytes of each part */
#define AT_RECORDS  120
#define AT_RELEASES 128
#define AT_PADDING  136 /* zero */

/* No store grows so large; a head that says more is not one of ours. */
#define BACKUP_PART_MOST (INT64_C(1) << 40)

#endif
