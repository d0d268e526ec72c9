/*
 * own_words: the words themselves: keys, the first pages, what is held.  Those
 * of the other pages are in own_words_more.c.
 */
#include "tui/own_words_internal.h"

#include <string.h>

static const char *const words[OWN_WORDS] = {
    [WORD_NONE] = "",
    [WORD_KEY_GO_ON] = "Go on",
    [WORD_KEY_BACK] = "Back",
    [WORD_KEY_HELP] = "Help",
    [WORD_KEY_HIDE] = "Hide",
    [WORD_KEY_PAGES] = "Pages",
    [WORD_KEY_READ_ON] = "Read on",
    [WORD_KEY_OPEN] = "Open",
    [WORD_KEY_YES] = "Yes",
    [WORD_KEY_YES_COUNT] = "Yes, and count it",
    [WORD_KEY_NO] = "No",
    [WORD_KEY_LATER] = "Later",
    [WORD_KEY_READ] = "Read to me",
    [WORD_KEY_TAKE_BACK] = "Take back",
    [WORD_KEY_BRING_BACK] = "Bring it back",
    [WORD_KEY_SEE] = "Who sees it",
    [WORD_KEY_WORDS] = "My words",
    [WORD_KEY_KEEP] = "Just keep it",
    [WORD_KEY_CHANGE] = "Change",
    [WORD_KEY_SAY_YES] = "Say yes again",
    [WORD_KEY_SHOW] = "Show all",
    [WORD_KEY_MAKE_PIN] = "Make a PIN",
    [WORD_KEY_MAKE_CARD] = "PIN and a card",
    [WORD_KEY_NOT_NOW] = "Not now",
    [WORD_KEY_FORGOT] = "I forgot it",
    [WORD_KEY_LOST] = "I lost it",
    [WORD_KEY_NOT_MINE] = "I never made this",
    [WORD_KEY_TICK] = "Tick or not",
    [WORD_KEY_SAVE] = "Save",
    [WORD_KEY_AGREE] = "That is right",
    [WORD_KEY_DROP] = "Rub it out",
    [WORD_KEY_REWORD] = "My own words",
    [WORD_KEY_OLDER] = "Older",
    [WORD_KEY_NEWER] = "Newer",
    [WORD_KEY_LEAVE] = "Leave",
    [WORD_KEY_IT_IS_ME] = "It is me",
    [WORD_KEY_FORGET] = "Forget me",
    [WORD_KEY_TEXTS] = "The texts",
    [WORD_KEY_USE_PIN] = "My PIN",
    [WORD_KEY_WRITE_ANEW] = "Write it anew",
    [WORD_KEY_CHOOSE] = "Choose",
    [WORD_KEY_QR] = "Show the code",
    [WORD_KEY_COPY] = "A copy of it all",
    [WORD_KEY_STAY] = "I stay",
    [WORD_NOT_A_KEY] =
	"That key does nothing here. The keys that work are below.",
    [WORD_HELP_KEYS] =
	"The keys that work are at the foot of the page. The up and "
	"down keys move. Esc goes back one page. Ctrl-X hides it all "
	"and locks at once: hold Ctrl and press x. You can stop at any "
	"time.",
    [WORD_TROUBLE] =
	"That did not work. Nothing was changed. Please tell a worker.",
    [WORD_NO_PASTE] = "Nothing can be pasted here. Type it.",
    [WORD_STAY] = "It locks in half a minute. Press a key to stay.",
    [WORD_GIVE] = "Give the laptop to",
    [WORD_GIVE_WORDS] = "Is that you? Then press Enter.",
    [WORD_GIVE_HELP] =
	"The next pages are for one person only. If it is not you, hand"
	" the laptop on to them. Nothing of the one before you is on "
	"here.",
    [WORD_GIVE_BACK] = "Give the laptop back",
    [WORD_GIVE_BACK_WORDS] =
	"We could not open your pages. Please give the laptop back to a"
	" worker.",
    [WORD_HELLO] = "Hello ~",
    [WORD_HELLO_HELP] =
	"This is all about you. You can read it, change it, and take it"
	" back. Nobody is cross if you say no. You can still come.",
    [WORD_HELLO_FIRST] =
	"These pages are yours. They show all that we hold about you, "
	"and who looked at it.",
    [WORD_HELLO_FREE] =
	"You can change it or take it back. If you say no, no one is "
	"cross, and you can still come.",
    [WORD_NEWS_SINCE] = "This is new since you were last here.",
    [WORD_NEWS_EMERGENCY] = "~ opened this in an emergency.",
    [WORD_NEWS_SHEET] = "~ printed this on a sheet for a trip.",
    [WORD_NEWS_WORKER_NO] = "~ stopped the use of this.",
    [WORD_NEWS_HEARD_NO] = "~ wrote down that you said no to this.",
    [WORD_NEWS_KEY_WRONG] = "Someone typed a wrong PIN for you.",
    [WORD_NEWS_KEY_ENDED] =
	"Your PIN was stopped, with ~ here. If that was not you, tell a"
	" worker.",
    [WORD_NEWS_KEY_MADE] =
	"A PIN was made for you, with ~ here. If that was not you, "
	"choose 1 and then press m.",
    [WORD_NEWS_RECOVERY] = "The spare key was used to let ~ in.",
    [WORD_NEWS_JOINED] =
	"~ is a new worker. What all workers see, they see too.",
    [WORD_NEWS_LEFT] = "~ does not work here any more.",
    [WORD_NEWS_NOTICE] = "We have new words for this. We will ask you.",
    [WORD_NEWS_CAPACITY] = "~ thought over if you can say yes on your own.",
    [WORD_NEWS_ADULT] = "~ wrote down what a grown-up said.",
    [WORD_NEWS_REMOVED] = "~ took this out.",
    [WORD_NEWS_RESTORED] =
	"All this was lost, and ~ got it back from an old copy. Please look "
	"if it is right.",
    [WORD_SOMEONE] = "a worker",
    [WORD_MENU_HELP] =
	"Press a number to open a page. Or move up and down and press "
	"Enter. When you are done, press 7.",
    [WORD_MENU_1] = "1  What is held",
    [WORD_MENU_2] = "2  What we want to ask you",
    [WORD_MENU_3] = "3  Who looked",
    [WORD_MENU_4] = "4  What you got out of it",
    [WORD_MENU_5] = "5  Your slip, and a copy",
    [WORD_MENU_6] = "6  Forget me",
    [WORD_MENU_7] = "7  Done",
    [WORD_MENU_NEW] = "NEW",
    [WORD_MENU_WAITS] = "waits",
    [WORD_HELD] = "What is held",
    [WORD_HELD_HELP] =
	"Here is all that we hold about you. Press x to take a thing "
	"back. We stop using it at once. Press u to bring it back while"
	" you are still here. Once you leave, it is gone: we wipe it "
	"from our files and look if any of it is left.\n\nPress c to "
	"write it anew, or to rub out what it says. Press s to say who "
	"may see it. Press w to put your own words next to it. Press k "
	"and we keep it, but no one uses it.",
    [WORD_HELD_NONE] = "We hold nothing about you.",
    [WORD_HELD_KEY] = "Some things show only with your PIN. Press p.",
    [WORD_HELD_NEEDS_PIN] = "Shows with your PIN only.",
    [WORD_HELD_NEEDS_CARD] =
	"Only that worker can open it. With a card you could too.",
    [WORD_HELD_CANNOT_OPEN] = "This can not be opened. Please tell a worker.",
    [WORD_HELD_SEE] = "Who sees it:",
    [WORD_HELD_COUNTED] = "Counted: yes, with no name",
    [WORD_HELD_NOT_COUNTED] = "Counted: no",
    [WORD_HELD_UNTIL] = "Good until:",
    [WORD_HELD_GOES] = "Rubbed out from:",
    [WORD_HELD_TOLD] = "You said it to ~ on",
    [WORD_HELD_TOLD_NOBODY] = "You said it on",
    [WORD_HELD_PIN] = "You signed it with your PIN on",
    [WORD_HELD_CARD] = "You signed it with your PIN and card on",
    [WORD_HELD_CARRIED] = "It came from an old list on",
    [WORD_HELD_YOUR_WORDS] = "Your words:",
    [WORD_HELD_WRITTEN] = "Written by:",
    [WORD_HELD_NOTHING_YET] = "Nothing is written down yet.",
    [WORD_HELD_TIMES] = "Times you came:",
    [WORD_HELD_LAST] = "Last time:",
    [WORD_HELD_GROUPS] = "Your groups:",
    [WORD_HELD_NEW] = "NEW",
    [WORD_HELD_SHUT] = "not used",
    [WORD_HELD_GONE] = "you said no",
    [WORD_HELD_BACK] = "taken back",
    [WORD_SEE_TEAM] = "all the workers here",
    [WORD_SEE_ONE] = "one worker:",
    [WORD_SEE_EMERGENCY] = "workers, in an emergency only",
    [WORD_SEE_NOBODY] = "nobody",
    [WORD_SHUT_RAN_OUT] = "No one uses it now. Your yes ran out.",
    [WORD_SHUT_NO] = "No one uses it now. You said no.",
    [WORD_SHUT_WORKER] = "No one uses it now. A worker said no.",
    [WORD_SHUT_NOTICE] = "No one uses it now. We have to ask you in new words.",
    [WORD_SHUT_KEY] = "No one uses it now. Your PIN is a new one.",
    [WORD_SHUT_RESTORED] = "No one uses it now. We have to ask you again.",
    [WORD_SHUT_ASKED] = "Kept, and no one uses it. You asked for that.",
    [WORD_SHUT_ADULT] = "No one uses it now. A grown-up has to say yes too.",
    [WORD_SHUT_UNPROVED] =
	"No one uses it now. We can not show that you said yes.",
    [WORD_BACK_NOW] =
	"No one uses it now. When you leave, it is gone. Press u to "
	"bring it back.",
    [WORD_TAKEN_BACK] = "Taken back. Press u to bring it back.",
    [WORD_BROUGHT_BACK] = "It is back, as it was.",
    [WORD_KEPT] = "It is kept. No one uses it now.",
    [WORD_NEED_NAME] =
	"We need a name to call you by while we hold the rest. If we "
	"should forget you, press 6.",
    [WORD_SEE] = "Who may see it?",
    [WORD_SEE_HELP] =
	"Choose who may see this. Less is always fine. For more we ask "
	"for your PIN, so that only you can say yes.",
    [WORD_SEE_1] = "All the workers here",
    [WORD_SEE_2] = "In an emergency only",
    [WORD_SEE_3] = "Nobody: only count it",
    [WORD_SEE_4] = "One worker only:",
    [WORD_SEE_COUNT_YES] = "Count it: yes, with no name",
    [WORD_SEE_COUNT_NO] = "Count it: no",
    [WORD_SEE_NOW] = "as it is now",
    [WORD_SEE_DONE] = "Done. It is as you said.",
    [WORD_SEE_IS_NO] = "Then it is a no. Go back and press x.",
    [WORD_SEE_SAME] = "It is like that now.",
    [WORD_CHANGE] = "What it says",
    [WORD_CHANGE_HELP] =
	"Press x to rub out what it says. Your yes stays, so it can be "
	"written anew. Press u on page 1 to bring it back while you are"
	" still here. Press Enter to write it anew.",
    [WORD_RUBBED_OUT] = "Rubbed out. Press u to bring it back.",
    [WORD_WORDS] = "Your own words",
    [WORD_WORDS_HELP] =
	"What you write stands next to it. All who see it see your "
	"words too. Press Enter to save. Clear the line to take your "
	"words out.",
    [WORD_WORDS_ASK] = "What is wrong, or what should they know?",
    [WORD_WORDS_SAVED] = "Your words stand next to it now.",
    [WORD_WORDS_GONE] = "Your words are out.",
    [WORD_WORDS_NOT] =
	"Words can not stand next to this one. Only one worker sees it,"
	" and your words could give it away.",
    [WORD_VALUE] = "Write it down",
    [WORD_VALUE_HELP] =
	"Type it and press Enter. You can leave it for later: press "
	"Esc.",
    [WORD_VALUE_CHOOSE_HELP] =
	"Move to the one that fits and press Enter. You can leave it "
	"for later: press Esc.",
    [WORD_VALUE_WRONG] =
	"That does not look right. Look again, or press Esc to leave "
	"it.",
    [WORD_VALUE_SAVED] = "Written down.",
    [WORD_VALUE_OTHER] = "In my own words",
    [WORD_VALUE_PHONE] = "Like 07700 900123.",
    [WORD_VALUE_EMAIL] = "Type all of it, with the @ sign.",
    [WORD_VALUE_DISTRICT] = "The first half is all we need, like NG7.",
    [WORD_VALUE_BIRTH] =
	"Tell as much as you like: 3 May 2012, or the year, or an age "
	"like 14.",
    [WORD_VALUE_HANDLE] = "A word and a number, like otter 41.",
};

const char *
own_word(enum own_word word)
{
	return words[word] != NULL ? words[word] : own_words_more[word];
}

void
own_word_add(struct buf *out, enum own_word word, const char *name)
{
	const char *from = own_word(word);
	const char *at;

	while ((at = strchr(from, '~')) != NULL) {
		buf_add(out, from, (size_t)(at - from));
		buf_add_text(out, name);
		from = at + 1;
	}
	buf_add_text(out, from);
}
