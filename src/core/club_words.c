/*
 * club_words: made-up people and evenings.  Names of all sorts on purpose:
 * one word, three words, marks, hyphens, other scripts.
 */
#include "core/club_internal.h"

const struct club_group club_groups[CLUB_GROUPS] = {
    {"Tuesday open access", "Maxwell Street Centre", "Open access",
	"centre-based", 1, 18 * 60 + 30, 21 * 60},
    {"Thursday street team", "The rec and bus station", "Detached", "detached",
	3, 17 * 60, 19 * 60 + 30},
    {"Saturday arts", "Maxwell Street Centre", "Arts and drama", "project", 5,
	14 * 60, 16 * 60 + 30},
};

const char *const club_names[] = {"Siân Rhys-Price", "Noah", "Kwame Mensah",
    "Mateus Conceição", "Yusuf Abdi", "Dylan Evans", "Aoife Ní Bhriain",
    "Oluwaseun Adébáyò", "Renée d'Arcy-Lacoste", "Łukasz Żak",
    "Tyrone Campbell", "Isla MacDonald", "Ffion", "Jo O'Neill", "Kai",
    "Ava Green", "Bartholomew Fitzgerald-Montgomery-Ashworth", "Owen Jones",
    "Priya Patel", "Sasha Петренко", "Maisie-Leigh Brown", "Anaïs",
    "Ethan Wright", "Zac", "Nguyễn Thị Mai", "李小龙", "محمد علي",
    "Zofia Kowalczyk", "Seren ap Dafydd", "Chloe Smith", "Hamza Khan", "Björk",
    "Grace Taylor", "Tomasz Wiśniewski", "J.", "Blessing Okafor", "Rhys Bowen",
    "Mo", "Daanish Iqbal", "Noah"};
const size_t club_names_count = sizeof club_names / sizeof club_names[0];

const char *const club_first_names[] = {"Amina", "Ben", "Carys", "Dafydd",
    "Elif", "Finn", "Gwen", "Harun", "Ines", "Jamal", "Kacper", "Lily", "Mina",
    "Nia", "Oskar", "Poppy", "Qasim", "Rosa", "Sienna", "Tariq", "Uma", "Vera",
    "Wiktor", "Xin", "Yara", "Zainab"};
const size_t club_first_names_count =
    sizeof club_first_names / sizeof club_first_names[0];

const char *const club_last_names[] = {"Ahmed", "Begum", "Chen", "Davies",
    "Edwards", "Fofana", "Griffiths", "Hughes", "Ito", "Jenkins", "Kaur",
    "Lewis", "Morgan", "Nowak", "Owusu", "Parry", "Quinn", "Roberts", "Silva",
    "Thomas", "Ugarte", "Vaughan", "Williams", "Yilmaz", "Zając"};
const size_t club_last_names_count =
    sizeof club_last_names / sizeof club_last_names[0];

const char *const club_themes[] = {"Health and wellbeing",
    "Identity and belonging", "Skills", "Arts and culture",
    "Leading and taking part", "Environment", "Friends and safe relationships"};
const size_t club_themes_count = sizeof club_themes / sizeof club_themes[0];

const char *const club_notes[] = {
    "Pancakes and a film they picked. Loud, good evening.",
    "Pool, chat, and a long talk about bus fares.",
    "Screen printing, second part. Shirts are nearly done.",
    "They planned the summer trip and wrote the budget.",
    "Quiet night with rain. Board games by the window.",
    "Football at the rec with the street team.",
    "Open mic. Three people sang for the first time.",
    "Letter to the council about the skate park, first draft."};
const size_t club_notes_count = sizeof club_notes / sizeof club_notes[0];
