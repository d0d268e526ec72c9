/*
 * vault: the key file of a vault folder, opened for one user (DESIGN 4).
 *
 * The file "vault.key" holds, for every user, a seed wrapped under their
 * passphrase, and the vault key and the records key sealed to the X25519 key
 * grown from that seed.  It never holds a young person's key, and nothing here
 * knows what the stores contain.  man/sayso-vault.5 gives it byte by byte.
 *
 * A manager has no sealed records key, so a manager's passphrase opens the
 * releases store only.  A worker refuses a file whose second MAC is wrong, so
 * nobody but a worker can change the list of users.
 */
#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/secret.h"
#include "base/status.h"

#define VAULT_USERS_MAX       32 /* slots, the recovery slot included */
#define VAULT_UID_BYTES       16
#define VAULT_KEY_BYTES       32 /* every symmetric and public key */
#define VAULT_SIGN_BYTES      64 /* Ed25519 signature */
#define VAULT_NAME_BYTES      64 /* longest user name, UTF-8, without NUL */
#define VAULT_RECOVERY_NAME   "recovery"
#define VAULT_WORDS_SUGGESTED 6
#define VAULT_WORDS_RECOVERY  8

enum role { ROLE_WORKER = 1, ROLE_MANAGER = 2 };

struct vault_user {
	unsigned char uid[VAULT_UID_BYTES];
	char name[VAULT_NAME_BYTES + 1];
	enum role role;
	bool is_recovery; /* the envelope's slot; its role is worker */
	unsigned char sign_public[VAULT_KEY_BYTES]; /* Ed25519 */
	unsigned char box_public[VAULT_KEY_BYTES];  /* X25519 */
};

/* What the key file says without a passphrase: to be shown, not trusted. */
struct vault_outside {
	unsigned char uid[VAULT_UID_BYTES];
	bool is_demo;
	size_t count;
	struct vault_user users[VAULT_USERS_MAX];
};

/* The bytes of a key file, as vault_look_outside() reads it. */
#define VAULT_FILE_NAME  "vault.key"
#define VAULT_FILE_BYTES 32768
MUST_USE enum status vault_look_at(
    const unsigned char bytes[VAULT_FILE_BYTES], struct vault_outside *outside);

struct vault;

/*
 * May a user be called that?  1 to 64 bytes once tidied (base/text), not
 * "recovery" in any spelling; INVALID with a sentence.  The functions below
 * tidy names that they store.
 */
MUST_USE enum status vault_name_check(const char *name);

/*
 * Make the key file in an empty folder: first worker ${name}, whose passphrase
 * is taken over, and a recovery slot whose words are given to the caller as
 * text in ${recovery} (blanks between words, NUL-ended).  CANNOT_CREATE when a
 * key file is there already.  A passphrase is its bytes up to the first NUL.
 *
 * Here and in vault_open() the folder is borrowed, and stays open as long as
 * the vault.  The caller holds its lock: opening for a worker mends a copy that
 * a cut-off write left behind.
 */
MUST_USE enum status vault_create(struct folder *folder, const char *name,
    struct secret **passphrase, bool is_demo, struct vault **vault,
    struct secret **recovery);

/* Read the key file without a passphrase: limits and checksum only. */
MUST_USE enum status vault_look_outside(
    struct folder *folder, struct vault_outside *outside);

/*
 * Open for ${name} (case and accents may differ when that leaves one user);
 * NULL means the only user, USAGE when there are several.  NOT_FOUND for an
 * unknown name, WRONG_PASSPHRASE, DAMAGED (limits, checksum, either MAC; judged
 * before the key derivation as far as no key is needed), TOO_NEW, NO_INPUT when
 * there is no key file.  The passphrase is taken over.
 *
 * A MAC shows that its writer knew the keys in the file, not that they are the
 * true ones: a store that a key does not open means that the file was forged.
 */
MUST_USE enum status vault_open(struct folder *folder, const char *name,
    struct secret **passphrase, struct vault **vault);

/* Wipe and free every key; NULL is fine.  Sets the pointer to NULL. */
void vault_close(struct vault **vault);

const struct vault_user *vault_me(const struct vault *vault);
const unsigned char *vault_uid(const struct vault *vault);
bool vault_is_demo(const struct vault *vault);
bool vault_has_recovery(const struct vault *vault);

/*
 * Has somebody's slot gone, whose keys are still the current ones?  Set by
 * removing a user and by replacing recovery words, in the same write; taken
 * out by finishing a rotation of both keys.
 */
bool vault_is_rotation_due(const struct vault *vault);

/* All users of the key file, recovery included; valid until the next change. */
const struct vault_user *vault_users(const struct vault *vault, size_t *count);

/*
 * The 32-byte store keys, borrowed.  Records: NULL for a manager.  Pending
 * ones: NULL when no rotation is pending (or not for this user).  A pending
 * vault key exists only when a rotation renews both.
 */
const struct secret *vault_records_store_key(const struct vault *vault);
const struct secret *vault_releases_store_key(const struct vault *vault);
const struct secret *vault_pending_records_store_key(const struct vault *vault);
const struct secret *vault_pending_releases_store_key(
    const struct vault *vault);

/*
 * Changes to the list of users.  Workers only (DENIED else).  BUSY while a
 * rotation is pending: finish or cancel it first.
 *
 * A new user gets the current keys sealed to them; ${user} is filled in.
 * INVALID with a sentence when the name is taken (case and accents do not
 * tell people apart) or all slots are.  Removing wipes the slot in both copies
 * before anything else; the caller then rotates both keys.  The last worker
 * that is not the recovery slot, and oneself, cannot be removed (DENIED with a
 * sentence).  Recovery words can be removed by VAULT_RECOVERY_NAME.
 *
 * After a write that failed (IO) the disk may have the old state or the new
 * one; this vault then refuses every change until it has been opened afresh.
 */
MUST_USE enum status vault_add_user(struct vault *vault, const char *name,
    enum role role, struct secret **passphrase, struct vault_user *user);
MUST_USE enum status vault_remove_user(struct vault *vault, const char *name);

/*
 * Make a new recovery slot, with a new uid and pair, in place of the old one;
 * gives the words.  Who had opened the vault by the old words is in by the new
 * ones.  The caller then rotates both keys: an old copy of the key file opens
 * with the old words.
 */
MUST_USE enum status vault_replace_recovery(
    struct vault *vault, struct secret **words);

/*
 * One's own passphrase; both are taken over.  WRONG_PASSPHRASE for the old.
 * DENIED for who opened by recovery words: those are replaced.
 */
MUST_USE enum status vault_change_passphrase(struct vault *vault,
    struct secret **old_passphrase, struct secret **new_passphrase);

/*
 * Is it the passphrase of who opened the vault?  WRONG_PASSPHRASE else.  It
 * costs what opening does.
 */
MUST_USE enum status vault_check_passphrase(
    const struct vault *vault, const struct secret *passphrase);

/*
 * Rotation (DESIGN 6, steps 2 and 5).  begin: new records key (and vault key
 * when ${both}) sealed to exactly the ${count} users given, which must be the
 * users of the records store and agree with the key file in name, role and
 * public keys (DAMAGED else), written as pending.  finish: pending becomes
 * current; cancel: pending goes.  All three write copy B, then A, each synced.
 * INTERNAL when there is nothing to finish or cancel, BUSY when begin finds one
 * pending.  Store keys borrowed from the accessors stay valid through begin;
 * finish and cancel end those that go.
 */
MUST_USE enum status vault_rotate_begin(struct vault *vault,
    const struct vault_user *users, size_t count, bool both);
MUST_USE enum status vault_rotate_finish(struct vault *vault);
MUST_USE enum status vault_rotate_cancel(struct vault *vault);

/*
 * The key file of a copy of this vault: new random keys, sealed to exactly the
 * users given (as for a rotation), everybody's wrapped seed as it is.  Nothing
 * is written.  The store keys of the copy are the caller's.  Workers only.
 */
MUST_USE enum status vault_branch(const struct vault *vault,
    const struct vault_user *users, size_t count,
    unsigned char bytes[VAULT_FILE_BYTES], struct secret **records_key,
    struct secret **releases_key);

/*
 * Seal for oneself (crypto_box_seal to one's own X25519 key), and open again:
 * DAMAGED for what was sealed to somebody else or was changed.  Both append.
 */
MUST_USE enum status vault_seal(
    const struct vault *vault, const void *bytes, size_t size, struct buf *box);
MUST_USE enum status vault_unseal(
    const struct vault *vault, const struct buf *box, struct buf *bytes);

/* Sign with one's own Ed25519 key; verify with anybody's. */
void vault_sign(const struct vault *vault, const void *message, size_t size,
    unsigned char signature[VAULT_SIGN_BYTES]);
/* The same in minisign's format (vault/minisign.h): 128 bytes. */
MUST_USE enum status vault_minisign(const struct vault *vault,
    const void *message, size_t size, const char *trusted,
    unsigned char *signature);
bool vault_verify(const unsigned char sign_public[VAULT_KEY_BYTES],
    const void *message, size_t size,
    const unsigned char signature[VAULT_SIGN_BYTES]);

#endif
