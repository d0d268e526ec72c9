/*
 * kind_internal: what the screens about what can be held share.
 */
#ifndef TUI_KIND_INTERNAL_H
#define TUI_KIND_INTERNAL_H

#include "core/kind.h"
#include "tui/desk.h"

#define KIND_DRAFT "kind" /* of a new one */
#define KIND_WORDS_DRAFT                                                       \
	"words" /* of a change: with "-" and the kind's name                   \
		 */

/* One kind with its words. */
void kind_show_run(struct desk *desk, const char *name);

/* Make one; change one.  False: the user left it. */
bool kind_form_run(struct desk *desk);
bool kind_words_run(struct desk *desk, const struct kind *kind);

/* Go on with a draft of that name. */
void kind_form_resume(struct desk *desk, const char *draft);
void kind_words_resume(struct desk *desk, const char *draft);

/* What the thing is called whose new words stand in a draft. */
void kind_words_draft_name(const char *text, struct buf *name);

/* Plain words for who sees a kind by default, and how it is counted. */
const char *kind_words_see(const char *see);
const char *kind_words_coarse(const char *coarse);

/* For the forms: who may see it. */
struct form_choices;
void kind_words_sees(void *context, struct form_choices *choices);

#endif
