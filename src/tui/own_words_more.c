/*
 * own_words_more: the words of the pages that ask, sign and say goodbye.
 */
#include "tui/own_words_internal.h"

const char *const own_words_more[OWN_WORDS] = {
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
    [WORD_OLD] = "From an old file",
    [WORD_OLD_WORDS] =
	"This was in an old file about you. You have not said yes to it. Do "
	"you want us to keep it or to drop it?",
    [WORD_OLD_HELP] =
	"Space puts a tick on what you want to keep. Then press y. What has "
	"no tick is dropped. To keep it all press a, to drop it all press n. "
	"If you drop it, you can still come.",
    [WORD_OLD_TICK] =
	"Tick what you want to keep. To keep it all press a, to drop it all "
	"press n.",
    [WORD_OLD_DROPPED] = "What you did not keep is gone when you leave.",
    [WORD_OLD_NAME] =
	"The rest goes when you leave. To drop your name as well, press 6.",
    [WORD_KEY_KEEP_ALL] = "Keep all",
    [WORD_KEY_DROP_ALL] = "Drop all",
    [WORD_REQUESTS] = "What was asked about you",
    [WORD_REQUEST] = "Someone asked about you",
    [WORD_REQUEST_HELP] =
	"They want this from us. We ask you first, for it is about you. You "
	"can say yes, no or later. All are fine. You can change your mind "
	"until it is done.",
    [WORD_REQUEST_SELF] = "You asked for:",
    [WORD_REQUEST_PARENT] = "A parent or carer asks for:",
    [WORD_REQUEST_OTHER] = "Someone else asks for:",
    [WORD_REQUEST_COPY] = "a copy of what we hold about you",
    [WORD_REQUEST_CORRECT] = "something about you to be put right",
    [WORD_REQUEST_ERASE] = "something about you to be rubbed out",
    [WORD_REQUEST_RESTRICT] = "something about you not to be used",
    [WORD_REQUEST_OBJECT] = "us to stop using something about you",
    [WORD_REQUEST_ELSE] = "something else about you",
    [WORD_REQUEST_FOR] = "What for:",
    [WORD_REQUEST_SAID] = "You said:",
    [WORD_REQUEST_LONGER] = "It takes longer. Why:",
    [WORD_REQUEST_GIVEN] = "It was done.",
    [WORD_REQUEST_NOT_GIVEN] = "It was not done.",
    [WORD_REQUEST_ASK] =
	"They get nothing from us till you say yes. Is it all right?",
    [WORD_REQUEST_VIEWS] =
	"A grown-up who leads here must decide this. What do you think? They "
	"will hear what you say.",
    [WORD_REQUEST_DID_YES] =
	"That is a yes. You can still say no until it is done.",
    [WORD_REQUEST_DID_NO] = "That is a no. It is written down.",
    [WORD_REQUEST_NO_ANSWER] = "You do not have to answer this one.",
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
    [WORD_LOST_WORDS] =
	"Your old PIN stops when you make a new one. You then see what "
	"you had said, and keep it or not.",
    [WORD_NOT_MINE] = "You never made this PIN?",
    [WORD_NOT_MINE_WORDS] =
	"Then it stops now. All that was said with it is not used any "
	"more. Please tell a worker you trust.",
    [WORD_NOT_MINE_HELP] =
	"A PIN can not be read back, not even by us. So we stop it. You"
	" can make your own now, or say no to all things with no PIN.",
    [WORD_NOT_MINE_DONE] = "The old PIN is stopped.",
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
    [WORD_LOOK_COPY] = "You took a copy of all of it.",
    [WORD_LOOK_RIGHT_PIN] = "Your PIN was typed, and it was right.",
    [WORD_LOOK_WRONG_PIN] = "Your PIN was typed wrong.",
    [WORD_LOOK_NOBODY] = "Someone who left",
    [WORD_LOOKS_GONE] =
	"There may have been older looks. We keep them for one year.",
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
	"photo of it, or ask a worker for it on paper. Press c for a "
	"copy of all that we hold.",
    [WORD_SLIP_NONE] = "A slip needs a PIN of your own. Press p to make one.",
    [WORD_SLIP_NO_ROOM] =
	"Make this window bigger to see the code. It says the same as "
	"your slip.",
    [WORD_SLIP_BAD] = "Some of this slip does not fit. Please tell a worker.",
    [WORD_COPY] = "A copy of it all",
    [WORD_COPY_WORDS] =
	"You can take it all with you: what we hold, who looked, and "
	"what you signed. How do you want it?",
    [WORD_COPY_HELP] =
	"The copy is one page for you to keep. You can read it on a "
	"phone. The names of others are blacked out. It is yours: who "
	"has it can read it, so think of where you keep it.",
    [WORD_COPY_OPEN] = "A page that opens at once",
    [WORD_COPY_OPEN_MORE] = "Who has it can read it.",
    [WORD_COPY_LOCKED] = "A page with a lock",
    [WORD_COPY_LOCKED_MORE] =
	"You need a pass phrase of your own and the free app age to "
	"open it.",
    [WORD_COPY_PHRASE] = "Your pass phrase",
    [WORD_COPY_PHRASE_WORDS] =
	"Think of some words that only you know. You need them to open "
	"your copy. We do not keep them.",
    [WORD_COPY_PHRASE_HELP] =
	"Four or five odd words are best, with a blank between them. If"
	" you lose them, no one can open this copy. But you can ask for"
	" a new one here.",
    [WORD_COPY_AGAIN] = "Type the same words once more.",
    [WORD_COPY_DIFFER] = "The two were not the same. Try once more.",
    [WORD_COPY_EASY] =
	"That is too short, or too easy to guess. Add one more word.",
    [WORD_COPY_NAMES] = "Names in your copy",
    [WORD_COPY_NAMES_WORDS] =
	"Are these the names of others? With a tick they are blacked "
	"out. Look at them with a worker.",
    [WORD_COPY_NAMES_HELP] =
	"Here is each word that may be the name of someone else. If it "
	"is no name, take the tick off: then it stays. Space puts the "
	"tick on or takes it off. Press Enter to go on.",
    [WORD_COPY_WHERE] = "Where it goes",
    [WORD_COPY_WHERE_WORDS] =
	"Next we ask where to put your copy. Let a worker help you: it "
	"can go on a stick.",
    [WORD_COPY_MAKING] = "We make your copy. Please wait a moment.",
    [WORD_COPY_DONE] = "Your copy is made",
    [WORD_COPY_DONE_OPEN] = "It is all in this file:",
    [WORD_COPY_DONE_LOCKED] =
	"Open it with the app age and your pass phrase. It is this "
	"file:",
    [WORD_COPY_DONE_FORGET] =
	"Shall we forget you here now? You do not have to. You can have"
	" your copy and stay.",
    [WORD_COPY_DONE_HELP] =
	"Check that the file is there before you go. To have us forget "
	"you, press 6: that page shows what goes and what stays.",
    [WORD_FORGET] = "Forget me",
    [WORD_FORGET_WORDS] =
	"Press x and we forget you. You do not have to say why.",
    [WORD_FORGET_SAID] =
	"You asked us to forget you. No one here uses any of it now. "
	"When you leave, it is gone for good.",
    [WORD_FORGET_GOES] = "What goes when you leave:",
    [WORD_FORGET_GOES_WORDS] =
	"Your name, all the things on page 1, and what you said to us.",
    [WORD_FORGET_THINGS] = "Things we hold:",
    [WORD_FORGET_GOT] = "Things you got out of it:",
    [WORD_FORGET_DISPUTES] = "Your own words:",
    [WORD_FORGET_TEXTS] = "Texts where we black out your name:",
    [WORD_FORGET_LOOKS_GO] = "Who looked at it goes too.",
    [WORD_FORGET_STAYS] = "What stays, with no name:",
    [WORD_FORGET_HEADS] =
	"How many came on a day, and sums in reports. They do not say "
	"who.",
    [WORD_FORGET_MARK] =
	"A mark of random letters. It stops an old copy from bringing "
	"you back.",
    [WORD_FORGET_LOOKS] =
	"Who looked, for one year at most, so that no one can look and "
	"hide it.",
    [WORD_FORGET_LOOKS_PIN] = "With your PIN that goes too: press p.",
    [WORD_FORGET_NOT] = "What we can not reach:",
    [WORD_FORGET_PHONE] =
	"A number in a worker's own phone, or a photo that someone "
	"took.",
    [WORD_FORGET_SHEET] = "Paper that is still out:",
    [WORD_FORGET_BACKUP] = "Old copy of our files:",
    [WORD_FORGET_BACKUP_WHEN] =
	"We wipe an old copy when we next have it here.",
    [WORD_FORGET_SEALED] = "Notes that only one worker can open:",
    [WORD_FORGET_HELP] =
	"You do not have to say why. You can come back at any time, "
	"with a name or with none. While you are here, u brings it all "
	"back. Press t to see where your name is in what others wrote.",
    [WORD_FORGET_DONE] =
	"When you leave, we forget you. Press u to bring it all back.",
    [WORD_FORGET_BACK] = "It is all back, as it was.",
    [WORD_FORGET_TEXT] = "Your name in a text",
    [WORD_FORGET_TEXT_AT] = "Text:",
    [WORD_FORGET_TEXT_WORDS] =
	"A worker wrote this, and your name is in it. When you leave, "
	"it reads like this.",
    [WORD_FORGET_TEXT_MAYBE] =
	"A word in this is like your name. Does it mean you?",
    [WORD_FORGET_TEXT_HELP] =
	"We show you where your name is in what others wrote. With a "
	"tick it is blacked out when you leave. Space puts the tick on "
	"or takes it off. Press Enter to go on.",
    [WORD_FORGET_TICK] = "Black out my name",
    [WORD_FORGET_NOTES] = "Your name in other notes",
    [WORD_FORGET_NOTES_WORDS] =
	"These notes are about someone else, so we do not show them to "
	"you.",
    [WORD_FORGET_NOTES_MANY] = "How many:",
    [WORD_LEAVE] = "Before you go",
    [WORD_LEAVE_WORDS] =
	"You took these back. When you leave, they are gone for good.",
    [WORD_LEAVE_FORGET] =
	"You asked us to forget you. When you leave, all of it is gone "
	"for good.",
    [WORD_LEAVE_HELP] =
	"Press Enter to leave. Then we wipe it from our files and look "
	"if any of it is left. Press u to bring it back.",
};
