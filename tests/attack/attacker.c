/*
 * attacker FILE.csv...
 *
 * Prints, for every figure about people in exported files, what the files say
 * it may be and what it can be.  Leaves with 1 when any is narrower than the
 * files say, 2 when nobody fits them, 3 when there was no time for some.
 */
#include <stdio.h>

#include "base/buf.h"
#include "support/attack.h"

#define BLOCK 4096

static bool
add_file(struct attack *attack, const char *path)
{
	char block[BLOCK];
	struct buf csv = BUF_EMPTY;
	FILE *file = fopen(path, "r");
	size_t size;
	bool good;

	if (file == NULL)
		return false;
	while ((size = fread(block, 1, sizeof(block), file)) > 0)
		buf_add(&csv, block, size);
	good = ferror(file) == 0 && attack_add(attack, csv.text, csv.length);
	(void)fclose(file);
	buf_clear(&csv);
	return good;
}

static int
report(const struct attack *attack)
{
	int worst = 0;

	for (size_t i = 0; i < attack_figures(attack); i++) {
		struct attack_figure figure = attack_figure(attack, i);
		bool is_narrow =
		    figure.least > figure.lower || figure.most < figure.upper;

		(void)printf("%s: %lld to %lld, found %lld to %lld%s\n",
		    figure.name, (long long)figure.lower,
		    (long long)figure.upper, (long long)figure.least,
		    (long long)figure.most,
		    !figure.is_sure ? " (no time)"
		    : is_narrow     ? " NARROWER"
				    : "");
		if (!figure.is_sure)
			worst = 3;
		else if (is_narrow && worst == 0)
			worst = 1;
	}
	return worst;
}

int
main(int count, char **arguments)
{
	struct attack *attack = attack_new();
	int outcome = 2;

	for (int i = 1; i < count; i++) {
		if (add_file(attack, arguments[i]))
			continue;
		(void)fprintf(
		    stderr, "attacker: cannot use %s\n", arguments[i]);
		attack_free(attack);
		return 64;
	}
	if (attack_run(attack, SIZE_MAX))
		outcome = report(attack);
	else
		(void)printf("Nobody fits these files.\n");
	attack_free(attack);
	return outcome;
}
