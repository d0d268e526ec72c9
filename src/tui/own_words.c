/*
 * own_words: the words themselves.
 *
 * "~" is where a name goes.
 */
#include "tui/own_words.h"

#include <string.h>

static const char *const words[OWN_WORDS] = {
    [WORD_NONE] = "",
    [WORD_KEY_GO_ON] = "Go on",
    [WORD_KEY_BACK] = "Back",
    [WORD_KEY_HELP] = "Help",
    [WORD_KEY_MORE] = "More",
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
    [WORD_KEY_PIN] = "My PIN",
    [WORD_KEY_MAKE_PIN] = "Make a PIN",
    [WORD_KEY_MAKE_CARD] = "PIN and a card",
    [WORD_KEY_NOT_NOW] = "Not now",
    [WORD_KEY_FORGOT] = "I forgot it",
    [WORD_KEY_LOST] = "I lost it",
    [WORD_KEY_NOT_MINE] = "I never made this",
    [WORD_KEY_NEW_PIN] = "New PIN",
    [WORD_KEY_TICK] = "Tick or not",
    [WORD_KEY_SAVE] = "Save",
    [WORD_KEY_AGREE] = "That is right",
    [WORD_KEY_DROP] = "Rub it out",
    [WORD_KEY_REWORD] = "My own words",
    [WORD_KEY_OLDER] = "Older",
    [WORD_KEY_NEWER] = "Newer",
    [WORD_KEY_LEAVE] = "Leave",
    [WORD_KEY_IT_IS_ME] = "It is me",
    [WORD_KEY_DONE] = "Done",
    [WORD_KEY_NO_TO_ALL] = "No to all of it",
    [WORD_KEY_CHOOSE] = "Choose",
    [WORD_KEY_COUNT] = "Count it or not",
    [WORD_KEY_TAKE_WORDS] = "Take my words out",
    [WORD_KEY_QR] = "Show the code",
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
    [WORD_GIVE_NAME] = "~",
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
    [WORD_SOMEONE] = "a worker",
    [WORD_MENU_HELP] =
	"Press a number to open a page. Or move up and down and press "
	"Enter. When you are done, press 7.",
    [WORD_MENU_1] = "1  What is held",
    [WORD_MENU_2] = "2  What we want to ask you",
    [WORD_MENU_3] = "3  Who looked",
    [WORD_MENU_4] = "4  What you got out of it",
    [WORD_MENU_5] = "5  Your slip",
    [WORD_MENU_6] = "6  Forget me",
    [WORD_MENU_7] = "7  Done",
    [WORD_MENU_NEW] = "NEW",
    [WORD_MENU_WAITS] = "waits",
    [WORD_HELD] = "What is held",
    [WORD_HELD_HELP] =
	"Here is all that we hold about you. Press x to take a thing "
	"back. We stop using it at once. Press u to bring it back while"
	" you are still here. Once you leave, it is gone.\n\nPress s to"
	" say who may see it. Press w to put your own words next to it."
	" Press k and we keep it, but no one uses it. Press c to change"
	" what it says.",
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
    [WORD_HELD_WRITTEN_ON] = "on",
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
    [WORD_NOTHING_TO_TAKE] = "There is nothing here to take back.",
    [WORD_NEED_NAME] =
	"We need a name to call you by while we hold the rest. To say "
	"no to all of it, press 6.",
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
    [WORD_WORDS_NO_VALUE] = "There is nothing here to put words to.",
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
    [WORD_VALUE_LATER] = "You can tell it to a worker later.",
    [WORD_VALUE_OTHER] = "In my own words",
    [WORD_VALUE_PHONE] = "Like 07700 900123.",
    [WORD_VALUE_EMAIL] = "Type all of it, with the @ sign.",
    [WORD_VALUE_DISTRICT] = "The first half is all we need, like NG7.",
    [WORD_VALUE_BIRTH] =
	"Tell as much as you like: 3 May 2012, or the year, or an age "
	"like 14.",
    [WORD_VALUE_HANDLE] = "A word and a number, like otter 41.",
    [WORD_ASKS] = "What we want to ask you",
    [WORD_ASKS_HELP] =
	"Pick one and press Enter. You can say yes, no or later. All "
	"are fine.",
    [WORD_ASKS_NONE] = "There is nothing to ask you now.",
    [WORD_ASK] = "May we?",
    [WORD_ASK_HELP] =
	"You can say yes, no or later. A no is fine, and you can still "
	"come. You can change your mind at any time.",
    [WORD_ASK_WHY_WORKER] = "A worker asks you this.",
    [WORD_ASK_WHY_YOU] = "You asked for this.",
    [WORD_ASK_WHY_NOTICE] =
	"You said yes before. We have new words for it now.",
    [WORD_ASK_WHY_CARRIED] = "This came from an old list. Is that all right?",
    [WORD_ASK_WHY_LEFT] =
	"The worker you chose has left. May all workers see it?",
    [WORD_ASK_WHY_RAN_OUT] = "Your yes ran out. We ask you again.",
    [WORD_ASK_WHY_KEY] = "Your PIN is a new one. We ask you again.",
    [WORD_ASK_READ] = "A worker reads this to me: yes",
    [WORD_ASK_YES_NO] = "Press y for yes, n for no or l for later.",
    [WORD_ASK_ADULT] =
	"A grown-up you trust has to say yes as well. Till then we do "
	"not use it.",
    [WORD_ASK_DID_NO] = "That is a no. We will not ask again for half a year.",
    [WORD_ASK_DID_LATER] = "We will ask you another time.",
    [WORD_ASK_DID_YES] = "Thank you. It is as you said.",
    [WORD_ASK_SPOKEN] =
	"It is written down that you told a worker. It runs out after "
	"four months.",
    [WORD_ASK_NEEDS_PIN] =
	"A yes to this needs a PIN of your own. It stays as it was.",
    [WORD_ASK_NOT_SIGNED] =
	"Without your PIN your yes does not count. It stays as it was.",
    [WORD_PIN_MAKE] = "A PIN, so that only you can say yes",
    [WORD_PIN_MAKE_WORDS] =
	"A PIN is a number that only you know. With it, no one else can"
	" say yes for you.",
    [WORD_PIN_MAKE_CARD] =
	"You can have a card too. That is stronger, but you need both "
	"each time.",
    [WORD_PIN_MAKE_HELP] =
	"Once you have a PIN, only your PIN can say yes to more. A no "
	"never needs it. If you forget it, you can make a new one.\n\nA"
	" card is a short code that you write down and keep safe. With "
	"it, no one can guess their way in.",
    [WORD_PIN_NEW] = "Your new PIN",
    [WORD_PIN_NEW_WORDS] = "Type six numbers or more. Then press Enter.",
    [WORD_PIN_NEW_HELP] =
	"Take numbers that no one can guess. Your birthday is no good, "
	"and 123456 is no good. Do not tell it to anyone, not even to a"
	" worker.",
    [WORD_PIN_AGAIN] = "The same once more",
    [WORD_PIN_AGAIN_WORDS] = "Type your PIN again. Then press Enter.",
    [WORD_PIN_DIFFER] = "These two are not the same. Try again.",
    [WORD_PIN_EASY] =
	"That one is easy to guess. Take six numbers or more, and not a"
	" date or a row.",
    [WORD_PIN_WAIT_MAKE] = "We make your key. This takes a moment.",
    [WORD_PIN_MADE] = "Your PIN is made. Now only you can say yes.",
    [WORD_PIN_ASK] = "Your PIN",
    [WORD_PIN_ASK_WORDS] = "Type your PIN. Then press Enter.",
    [WORD_PIN_ASK_HELP] =
	"Only you know your PIN. If you forgot it, press f. You can say"
	" no to all things with no PIN at all.",
    [WORD_PIN_WRONG] = "That is not your PIN. Try again.",
    [WORD_PIN_WRONG_CARD] = "Your PIN or your card is wrong. Try again.",
    [WORD_PIN_WAIT] =
	"There were too many wrong tries. Wait a bit, then try again.",
    [WORD_PIN_LOOK] = "One moment.",
    [WORD_PIN_OPEN] = "Your PIN is right. Now you see it all.",
    [WORD_PIN_CAPACITY] =
	"A worker has to do one thing first. Please ask a worker, and "
	"then try again.",
    [WORD_CARD_SHOW] = "Your card",
    [WORD_CARD_SHOW_WORDS] =
	"Write this down and keep it safe. We show it this one time "
	"only.",
    [WORD_CARD_SHOW_HELP] =
	"You need this code and your PIN each time. Do not put your "
	"name on the card. We do not keep the code, so we can not show "
	"it again.",
    [WORD_CARD_ASK] = "Your card",
    [WORD_CARD_ASK_WORDS] = "Type the code on your card. Then press Enter.",
    [WORD_CARD_BAD] =
	"That is not a card code. It has eight letters and numbers.",
    [WORD_LOST] = "Make a new PIN",
    [WORD_LOST_WORDS] =
	"Your old PIN stops now. What you said yes to is not used till "
	"you say yes again with the new one.",
    [WORD_LOST_HELP] =
	"A PIN can not be read back, not even by us. So we stop the old"
	" one and you make a new one. You then see all that you had "
	"said, on one page. You can keep it or not.",
    [WORD_NOT_MINE] = "You never made this PIN?",
    [WORD_NOT_MINE_WORDS] =
	"Then it stops now. All that was said with it is not used any "
	"more. Please tell a worker you trust.",
    [WORD_LOST_ASK] = "Do you want that?",
    [WORD_LOST_DONE] = "The old PIN is stopped.",
    [WORD_KEEP] = "What you had said yes to",
    [WORD_KEEP_WORDS] =
	"Ticked things you keep. Take the tick off what you do not "
	"want.",
    [WORD_KEEP_HELP] =
	"Here is what you had said yes to. Move up and down. Space puts"
	" a tick on or takes it off. Then press y, and you sign it with"
	" your PIN. What has no tick goes when you leave.",
    [WORD_KEEP_HELP_LATER] =
	"Here is what you had said yes to. Move up and down. Space puts"
	" a tick on or takes it off. Then press y, and you sign it with"
	" your PIN. What has no tick is not used, and we may ask you "
	"again.",
    [WORD_KEY_KEEP_TICKED] = "Keep ticked ones",
    [WORD_KEY_KEEP_NONE] = "Keep none",
    [WORD_LOOKS] = "Who looked",
    [WORD_LOOKS_HELP] =
	"Each time one of us looks, it is written down here first. You "
	"see who it was, when, at what, and why. If you do not like it,"
	" ask them, or tell a worker you trust.",
    [WORD_LOOKS_NONE] = "No one has looked at anything of yours.",
    [WORD_LOOKS_WHY] = "Why:",
    [WORD_LOOK_REACH] = "to reach you",
    [WORD_LOOK_ASKED] = "you asked for it",
    [WORD_LOOK_EMERGENCY] = "an emergency",
    [WORD_LOOK_TONIGHT] = "to run the session",
    [WORD_LOOK_RIGHT] = "to put something right",
    [WORD_LOOK_OTHER] = "in their own words:",
    [WORD_LOOK_LIST] = "Your name was in a list.",
    [WORD_LOOK_LIST_OF] = "The list of:",
    [WORD_LOOK_TIMES] = "How many times:",
    [WORD_LOOK_COVER] = "They stood in for someone.",
    [WORD_LOOK_HANDOVER] = "The laptop was in your hands.",
    [WORD_LOOK_RIGHT_PIN] = "Your PIN was typed, and it was right.",
    [WORD_LOOK_WRONG_PIN] = "Your PIN was typed wrong.",
    [WORD_LOOK_NOBODY] = "Someone who left",
    [WORD_LOOKS_GONE] = "Older looks are gone. We keep them for one year.",
    [WORD_LOOKS_LISTS] = "We do not know which lists you were in before.",
    [WORD_GOT] = "What you got out of it",
    [WORD_GOT_HELP] =
	"This is what a worker wrote that you got out of it. It counts "
	"only if you say that it is right. Press y for that. You can "
	"put it in your own words, or rub it out.",
    [WORD_GOT_NONE] = "There is nothing here yet.",
    [WORD_GOT_PROPOSED] = "not agreed yet",
    [WORD_GOT_WORD] = "you agreed",
    [WORD_GOT_SIGNED] = "you signed it",
    [WORD_GOT_AWARD] = "Award:",
    [WORD_GOT_AGREED] = "Good. It counts now.",
    [WORD_GOT_DROPPED] = "It is rubbed out.",
    [WORD_GOT_CHANGED] = "It now says it in your words.",
    [WORD_GOT_DROP_ASK] = "Rub this out?",
    [WORD_GOT_DROP_WORDS] = "This one can not be brought back.",
    [WORD_GOT_NEEDS_YES] =
	"We may not hold this now. Say yes to it on page 1 or 2 first.",
    [WORD_GOT_WORDS_ASK] = "What did you get out of it?",
    [WORD_SLIP] = "Your slip",
    [WORD_SLIP_HELP] =
	"The slip says what you said yes to. It has your mark on it, "
	"made with your PIN, so no one can change it. You can take a "
	"photo of it, or ask a worker for it on paper.",
    [WORD_SLIP_NONE] = "A slip needs a PIN of your own. Press p to make one.",
    [WORD_SLIP_CODE] = "Check code:",
    [WORD_SLIP_NUMBER] = "Number:",
    [WORD_SLIP_WHEN] = "Signed on:",
    [WORD_SLIP_YES] = "Yes to:",
    [WORD_SLIP_NO] = "No to:",
    [WORD_SLIP_KEPT] = "Kept, not used:",
    [WORD_SLIP_BAD] = "Some of this slip does not fit. Please tell a worker.",
    [WORD_FORGET] = "Forget me",
    [WORD_FORGET_WORDS] =
	"Press x to say no to all of it. Then no one here uses any of "
	"it.",
    [WORD_FORGET_GOES] =
	"When you leave, this goes: your name, and all the things on "
	"page 1.",
    [WORD_FORGET_STAYS] =
	"This stays, with no name: how many came on a day, and sums in "
	"reports. The days on which a worker looked stay for a year at "
	"most.",
    [WORD_FORGET_NOT] =
	"We can not reach a number in a worker's own phone. We can not "
	"reach a photo that someone took, or old copies of our files.",
    [WORD_FORGET_HELP] =
	"You do not have to say why. You can come back at any time, "
	"with a name or with none. While you are here, u brings it all "
	"back.",
    [WORD_FORGET_DONE] =
	"It is all taken back. Press u to bring it back. Once you "
	"leave, it is gone.",
    [WORD_FORGET_BACK] = "It is all back, as it was.",
    [WORD_FORGET_NOTHING] = "There is nothing left to take back.",
    [WORD_LEAVE] = "Before you go",
    [WORD_LEAVE_WORDS] =
	"You took these back. When you leave, they are gone for good.",
    [WORD_LEAVE_HELP] = "Press Enter to leave. Press u to bring them back.",
};

const char *
own_word(enum own_word word)
{
	return words[word];
}

void
own_word_add(struct buf *out, enum own_word word, const char *name)
{
	const char *from = words[word];
	const char *at;

	while ((at = strchr(from, '~')) != NULL) {
		buf_add(out, from, (size_t)(at - from));
		buf_add_text(out, name);
		from = at + 1;
	}
	buf_add_text(out, from);
}
