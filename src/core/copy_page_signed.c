/*
 * copy_page_signed: what they signed, how anybody can check it, and all of the
 * copy once more for other programs, so that one file is the whole.
 */
#include <string.h>

#include "base/text.h"
#include "core/copy_page_internal.h"

/* A file that stands in the page: its name, its bytes. */
static void
put_file(
    struct html *html, const char *name, const char *ending, const char *text)
{
	html_put(html, "<h3>");
	html_text(html, name);
	html_put(html, ending);
	html_put(html, "</h3>\n<pre>");
	html_bytes(html, text, strlen(text));
	html_put(html, "</pre>\n");
}

static void
put_title(struct html *html, const struct copy_signed *theirs)
{
	if (*theirs->about == '\0') {
		html_put(html, "Statement ");
		html_number(html, theirs->number);
	} else {
		html_put(html, "What you got out of it, ");
		html_text(html, theirs->about);
	}
	html_put(html, ", signed on ");
	html_day(html, moment_day(theirs->signed_at));
}

static void
put_hash(struct html *html, const struct copy_signed *theirs)
{
	char hex[65];

	text_hex(theirs->hash, sizeof(theirs->hash), hex);
	html_put(html, theirs->is_named
			   ? "<p>It is not in this copy, because the name of "
			     "somebody else stands in it. Its hash:</p>\n<pre>"
			   : "<p>The text is not kept any more. Its hash:</p>\n"
			     "<pre>");
	html_put(html, hex);
	html_put(html, "</pre>\n");
}

static void
put_signed(struct html *html, const struct copy_signed *theirs)
{
	html_put(html, "<details>\n<summary>");
	put_title(html, theirs);
	html_put(html, "</summary>\n");
	if (theirs->text == NULL) {
		put_hash(html, theirs);
	} else {
		if (!theirs->is_good)
			html_put(html,
			    "<p><strong>Text and signature do not belong "
			    "together. Please tell a worker.</strong></p>\n");
		put_file(html, theirs->name, ".txt", theirs->text);
		put_file(
		    html, theirs->name, ".txt.minisig", theirs->signature_text);
		html_put(html, "<p>Checked with: <code>minisign -Vm ");
		html_text(html, theirs->name);
		html_put(html, ".txt -p ");
		html_text(
		    html, theirs->key == NULL ? "key" : theirs->key->name);
		html_put(html, ".pub</code></p>\n");
	}
	html_put(html, "</details>\n");
}

void
copy_page_signed(struct html *html, const struct copy *copy)
{
	if (copy->signeds_count == 0) {
		html_put(html, "<p>You have signed nothing.</p>\n");
		return;
	}
	html_put(html,
	    "<p>What you signed is here word for word, with your signature. "
	    "Nobody can change a letter of it without that showing. Anybody "
	    "can check it with the free program minisign: save each box as a "
	    "file with the name above it. The last line ends with "
	    "Enter.</p>\n");
	if (copy->has_receipt) {
		html_put(html, "<dl>\n");
		html_row_name(html, "Check code", copy->receipt.check);
		html_put(html,
		    "</dl>\n<p>With this code a worker can see if "
		    "what was written down is still the same.</p>\n");
	}
	for (size_t i = 0; i < copy->signeds_count; i++)
		put_signed(html, &copy->signeds[i]);
	html_put(
	    html, "<details>\n<summary>The keys to check with</summary>\n");
	for (size_t i = 0; i < copy->keys_count; i++)
		put_file(html, copy->keys[i].name, ".pub",
		    copy->keys[i].public_text);
	html_put(html, "</details>\n");
}

/* --------------------------------------------------------- for other programs
 */

static enum status
take(void *context, const void *bytes, size_t size)
{
	struct html *html = context;

	html_bytes(html, bytes, size);
	return html->status;
}

void
copy_page_data(struct html *html, const struct copy *copy)
{
	struct copy_sink sink = {take, html};
	enum status status;

	html_put(html,
	    "<p>The same once more, as JSON. Another service can read it "
	    "with a program (consent records after ISO/IEC TS 27560).</p>\n"
	    "<details>\n<summary>copy.json</summary>\n<pre>");
	status = copy_data(copy, &sink);
	if (html->status == STATUS_OK)
		html->status = status;
	html_put(html, "</pre>\n</details>\n");
}
