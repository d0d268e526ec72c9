/*
 * own_seal: a value for one worker opens for that worker and, with a card, for
 * the person; nobody else, nowhere else, and not after any change.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include <sodium.h>

#include "base/mem.h"
#include "base/text.h"
#include "support/keybox.h"
#include "vault/own_seal.h"

#define VALUE "my mum's number is 07700 900123"

static const unsigned char robin[VAULT_UID_BYTES] = {4, 5, 6};

/* Sam and Ana, workers, and Robin with PIN and card. */
struct sealed {
	struct keybox *box;
	struct vault *sam;
	struct vault *ana;
	struct own_key *robin;
	struct own_stored stored;
	struct own_seal_about about; /* for Sam and Robin, by Sam */
	struct buf value;
	struct own_seal seal;
};

static int
setup(void **state)
{
	struct sealed *all = mem_alloc(1, sizeof(*all));
	struct secret *pin, *card = NULL;
	void *box = NULL;

	if (keybox_setup(&box) != 0)
		return -1;
	all->box = box;
	all->sam = keybox_open(all->box, "Sam");
	all->ana = keybox_open(all->box, "Ana");
	all->about.whose = (struct own_whose){vault_uid(all->sam), robin};
	pin = keybox_text("380264");
	own_card_new(&card);
	assert_int_equal(own_key_make(&all->about.whose, pin, card,
			     &all->stored, &all->robin),
	    STATUS_OK);
	secret_free(pin);
	secret_free(card);
	all->about.kind = "phone";
	all->about.version = 3;
	all->about.worker_box = vault_me(all->sam)->box_public;
	all->about.person_box = all->stored.box_public;
	all->about.writer_sign = vault_me(all->sam)->sign_public;
	buf_init(&all->value);
	buf_add_text(&all->value, VALUE);
	assert_int_equal(
	    own_seal_by_worker(all->sam, &all->about, &all->value, &all->seal),
	    STATUS_OK);
	*state = all;
	return 0;
}

static int
teardown(void **state)
{
	struct sealed *all = *state;
	void *box = all->box;

	own_seal_clear(&all->seal);
	buf_clear(&all->value);
	own_key_close(&all->robin);
	vault_close(&all->sam);
	vault_close(&all->ana);
	mem_free(all);
	return keybox_teardown(&box);
}

/* How it opens for a worker (NULL: for Robin); when it does, it is VALUE. */
static enum status
opens(const struct sealed *all, const struct vault *vault,
    const struct own_seal_about *about, const struct own_seal *seal)
{
	struct buf value = BUF_EMPTY;
	enum status status =
	    vault != NULL
		? own_seal_open_worker(vault, about, seal, &value)
		: own_seal_open_person(all->robin, about, seal, &value);

	assert_string_equal(value.text, status == STATUS_OK ? VALUE : "");
	buf_clear(&value);
	return status;
}

static void
it_opens_for_the_chosen_worker_and_the_person(void **state)
{
	struct sealed *all = *state;

	assert_int_equal(
	    opens(all, all->sam, &all->about, &all->seal), STATUS_OK);
	assert_int_equal(opens(all, NULL, &all->about, &all->seal), STATUS_OK);
	assert_int_equal(
	    opens(all, all->ana, &all->about, &all->seal), STATUS_DENIED);
}

/* Ana says that it is for her: the signature covers whom it is for. */
static void
another_worker_cannot_open_it_by_any_claim(void **state)
{
	struct sealed *all = *state;
	struct own_seal_about about = all->about;

	about.worker_box = vault_me(all->ana)->box_public;
	assert_int_equal(
	    opens(all, all->ana, &about, &all->seal), STATUS_DAMAGED);
	about = all->about;
	about.writer_sign = vault_me(all->ana)->sign_public;
	assert_int_equal(
	    opens(all, all->sam, &about, &all->seal), STATUS_DAMAGED);
}

static void
at_level_pin_nothing_is_for_the_person(void **state)
{
	struct sealed *all = *state;
	struct own_seal_about about = all->about;
	struct own_seal seal;

	about.person_box = NULL;
	assert_int_equal(
	    own_seal_by_worker(all->sam, &about, &all->value, &seal),
	    STATUS_OK);
	assert_int_equal(opens(all, all->sam, &about, &seal), STATUS_OK);
	assert_int_equal(opens(all, NULL, &about, &seal), STATUS_DENIED);
	assert_true(sodium_is_zero(seal.key_person, sizeof(seal.key_person)));
	/* Nor by saying that it is. */
	about.person_box = all->stored.box_public;
	assert_int_equal(opens(all, NULL, &about, &seal), STATUS_DAMAGED);
	own_seal_clear(&seal);
}

static void
the_person_can_be_the_writer(void **state)
{
	struct sealed *all = *state;
	struct own_seal_about about = all->about;
	struct own_seal seal;

	/* Nobody signs in another's name. */
	assert_int_equal(
	    own_seal_by_person(all->robin, &about, &all->value, &seal),
	    STATUS_INTERNAL);
	about.writer_sign = all->stored.sign_public;
	assert_int_equal(
	    own_seal_by_worker(all->sam, &about, &all->value, &seal),
	    STATUS_INTERNAL);
	assert_int_equal(
	    own_seal_by_person(all->robin, &about, &all->value, &seal),
	    STATUS_OK);
	assert_int_equal(opens(all, all->sam, &about, &seal), STATUS_OK);
	assert_int_equal(opens(all, NULL, &about, &seal), STATUS_OK);
	assert_int_equal(opens(all, all->ana, &about, &seal), STATUS_DENIED);
	own_seal_clear(&seal);
}

static void
a_box_opens_in_its_own_place_alone(void **state)
{
	static const unsigned char other[VAULT_UID_BYTES] = {9};
	struct sealed *all = *state;
	struct own_seal_about places[5] = {
	    all->about, all->about, all->about, all->about, all->about};

	places[0].whose.person_uid = other;
	places[1].whose.vault_uid = other;
	places[2].kind = "email";
	places[3].version = 4;
	places[4].version = 2;
	for (size_t i = 0; i < 5; i++) {
		assert_int_equal(opens(all, all->sam, &places[i], &all->seal),
		    STATUS_DAMAGED);
		assert_int_equal(
		    opens(all, NULL, &places[i], &all->seal), STATUS_DAMAGED);
	}
	assert_int_equal(
	    opens(all, all->sam, &all->about, &all->seal), STATUS_OK);
}

static void
add_hash(struct buf *text, const char *key, const struct buf *bytes)
{
	unsigned char hash[32];
	char hex[65];

	crypto_generichash(hash, sizeof(hash),
	    (const unsigned char *)bytes->text, bytes->length, NULL, 0);
	text_hex(hash, sizeof(hash), hex);
	buf_add_format(text, "%s %s\n", key, hex);
}

/* Sign as Sam, in the words of man/sayso-vault.5. */
static void
sign_as_sam(const struct sealed *all, const struct own_seal_about *about,
    struct own_seal *seal)
{
	char vault[33], person[33], worker[65], self[65];
	struct buf text = BUF_EMPTY, bytes = BUF_EMPTY;

	text_hex(about->whose.vault_uid, 16, vault);
	text_hex(about->whose.person_uid, 16, person);
	text_hex(about->worker_box, 32, worker);
	text_hex(about->person_box, 32, self);
	buf_add_format(&text,
	    "sayso seal 1\nvault %s\nperson %s\nkind %s\nversion %d\n"
	    "worker %s\nself %s\n",
	    vault, person, about->kind, (int)about->version, worker, self);
	buf_add(&bytes, seal->nonce, sizeof(seal->nonce));
	buf_add(&bytes, seal->box.text, seal->box.length);
	add_hash(&text, "box", &bytes);
	buf_reset(&bytes);
	buf_add(&bytes, seal->key_worker, sizeof(seal->key_worker));
	buf_add(&bytes, seal->key_person, sizeof(seal->key_person));
	add_hash(&text, "keys", &bytes);
	vault_sign(all->sam, text.text, text.length, seal->signature);
	buf_clear(&bytes);
	buf_clear(&text);
}

/*
 * Somebody who may sign puts a box into another place and signs that: the box
 * itself is bound to its own.
 */
static void
a_box_signed_anew_for_another_place_does_not_open(void **state)
{
	static const unsigned char jo[VAULT_UID_BYTES] = {7};
	struct sealed *all = *state;
	struct own_seal_about places[3] = {all->about, all->about, all->about};

	sign_as_sam(all, &all->about, &all->seal); /* control: the same words */
	assert_int_equal(
	    opens(all, all->sam, &all->about, &all->seal), STATUS_OK);
	places[0].whose.person_uid = jo;
	places[1].kind = "email";
	places[2].version = 4;
	for (size_t i = 0; i < 3; i++) {
		sign_as_sam(all, &places[i], &all->seal);
		assert_int_equal(opens(all, all->sam, &places[i], &all->seal),
		    STATUS_DAMAGED);
	}
}

static void
flip(unsigned char *byte, size_t bit)
{
	*byte = (unsigned char)(*byte ^ (1 << bit));
}

static void
every_bit_of_a_seal_counts(void **state)
{
	struct sealed *all = *state;
	struct own_seal *seal = &all->seal;
	const struct {
		unsigned char *bytes;
		size_t size;
	} parts[] = {{seal->nonce, sizeof(seal->nonce)},
	    {(unsigned char *)seal->box.text, seal->box.length},
	    {seal->key_worker, sizeof(seal->key_worker)},
	    {seal->key_person, sizeof(seal->key_person)},
	    {seal->signature, sizeof(seal->signature)}};

	for (size_t part = 0; part < 5; part++) {
		for (size_t i = 0; i < parts[part].size; i++) {
			flip(&parts[part].bytes[i], i % 8);
			assert_int_equal(
			    opens(all, all->sam, &all->about, seal),
			    STATUS_DAMAGED);
			flip(&parts[part].bytes[i], i % 8);
		}
	}
	buf_add_char(&seal->box, 'x');
	assert_int_equal(
	    opens(all, all->sam, &all->about, seal), STATUS_DAMAGED);
	buf_cut(&seal->box, 16);
	assert_int_equal(
	    opens(all, all->sam, &all->about, seal), STATUS_DAMAGED);
	buf_cut(&seal->box, 0);
	assert_int_equal(
	    opens(all, all->sam, &all->about, seal), STATUS_DAMAGED);
}

static void
the_value_is_in_no_part_of_a_seal(void **state)
{
	struct sealed *all = *state;
	struct buf bytes = BUF_EMPTY;

	buf_add(&bytes, all->seal.box.text, all->seal.box.length);
	buf_add(&bytes, all->seal.key_worker, sizeof(all->seal.key_worker));
	buf_add(&bytes, all->seal.key_person, sizeof(all->seal.key_person));
	assert_null(memmem(bytes.text, bytes.length, "07700", 5));
	buf_add_text(&bytes, VALUE); /* control: it would be found */
	assert_non_null(memmem(bytes.text, bytes.length, "07700", 5));
	buf_clear(&bytes);
}

static void
a_value_has_a_size_and_a_kind_a_name(void **state)
{
	struct sealed *all = *state;
	struct own_seal_about about = all->about;
	static const char *const kinds[] = {
	    "", "phone\nversion 9", "Phone", "a b"};
	struct own_seal seal;
	struct buf value = BUF_EMPTY;

	assert_int_equal(own_seal_by_worker(all->sam, &about, &value, &seal),
	    STATUS_INVALID);
	for (size_t i = 0; i < OWN_SEAL_VALUE_BYTES; i++)
		buf_add_char(&value, 'x');
	assert_int_equal(
	    own_seal_by_worker(all->sam, &about, &value, &seal), STATUS_OK);
	own_seal_clear(&seal);
	buf_add_char(&value, 'x');
	assert_int_equal(own_seal_by_worker(all->sam, &about, &value, &seal),
	    STATUS_INVALID);
	buf_clear(&value);
	for (size_t i = 0; i < 4; i++) {
		about.kind = kinds[i];
		assert_int_equal(
		    own_seal_by_worker(all->sam, &about, &all->value, &seal),
		    STATUS_INVALID);
		assert_int_equal(
		    opens(all, all->sam, &about, &all->seal), STATUS_DAMAGED);
	}
}

static void
nothing_is_sealed_to_a_weak_key(void **state)
{
	static const unsigned char weak[VAULT_KEY_BYTES] = {1};
	struct sealed *all = *state;
	struct own_seal_about about = all->about;
	struct own_seal seal;

	about.worker_box = weak;
	assert_int_equal(
	    own_seal_by_worker(all->sam, &about, &all->value, &seal),
	    STATUS_DAMAGED);
	about = all->about;
	about.person_box = weak;
	assert_int_equal(
	    own_seal_by_worker(all->sam, &about, &all->value, &seal),
	    STATUS_DAMAGED);
}

int
main(void)
{
#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
	    T(it_opens_for_the_chosen_worker_and_the_person),
	    T(another_worker_cannot_open_it_by_any_claim),
	    T(at_level_pin_nothing_is_for_the_person),
	    T(the_person_can_be_the_writer),
	    T(a_box_opens_in_its_own_place_alone),
	    T(a_box_signed_anew_for_another_place_does_not_open),
	    T(every_bit_of_a_seal_counts),
	    T(the_value_is_in_no_part_of_a_seal),
	    T(a_value_has_a_size_and_a_kind_a_name),
	    T(nothing_is_sealed_to_a_weak_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
