/*
 * keyfile_layout: where everything stands in one copy of the key file.
 *
 * The same numbers as man/sayso-vault.5, and the only place in the code that
 * has them.  All integers are little-endian.
 */
#ifndef VAULT_KEYFILE_LAYOUT_H
#define VAULT_KEYFILE_LAYOUT_H

#define KEYFILE_NAME    "vault.key"
#define KEYFILE_MAGIC   "saysokey"
#define KEYFILE_VERSION 1

/* The file is two copies, A and then B. */
#define KEYFILE_COPY_BYTES 16384
#define KEYFILE_BYTES      (2 * KEYFILE_COPY_BYTES)

/* In a copy. */
#define AT_MAGIC       0
#define AT_VERSION     8
#define AT_FLAGS       12
#define AT_GENERATION  16
#define AT_ROSTER      24
#define AT_UID         32
#define AT_COUNT       48
#define AT_PENDING     52
#define AT_UNUSED      56
#define AT_PENDING_KEY 64
#define AT_SLOTS       136
#define AT_PADDING     15880
#define AT_MAC_ONE     16288
#define AT_MAC_TWO     16320
#define AT_CHECKSUM    16352

/* In a slot.  From SLOT_OWN on it is its user's own, outside the second MAC. */
#define SLOT_STATE       0
#define SLOT_ROLE        1
#define SLOT_KIND        2
#define SLOT_NAME_LENGTH 3
#define SLOT_NAME        4
#define SLOT_UID         68
#define SLOT_SIGN_PUBLIC 84
#define SLOT_BOX_PUBLIC  116
#define SLOT_VAULT_KEY   148
#define SLOT_RECORDS_KEY 228
#define SLOT_PENDING_KEY 308
#define SLOT_OWN         388
#define SLOT_KDF_ID      388
#define SLOT_PASSES      392
#define SLOT_MEMORY      396
#define SLOT_SALT        404
#define SLOT_NONCE       420
#define SLOT_SEED        444
#define SLOT_BYTES       492

#define SLOT_EMPTY         0
#define SLOT_USED          1
#define SLOT_KIND_USER     0
#define SLOT_KIND_RECOVERY 1
#define SLOT_ARGON2ID13    1

#define FLAG_DEMO         1
#define FLAG_ROTATION_DUE 2
#define FLAGS_KNOWN       (FLAG_DEMO | FLAG_ROTATION_DUE)

#endif
