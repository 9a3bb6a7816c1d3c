// SPDX-FileCopyrightText: 2026 The Limber authors
// SPDX-License-Identifier: GPL-3.0-or-later
/* Letters that Unicode knows twice: as one character (é) and as a letter with a mark behind it
 * (e, U+0301). Keyboards type the first, and some file systems, macOS's among them, name files in
 * the second. Small letters alone, of the scripts that have such: Latin, Greek, Cyrillic, kana, and
 * Korean syllables, which are counted. */
#include "base/array.h"
#include "base/text.h"

#include <string.h>

/* For each mark the letters that have it, each followed by the letter without. */
static const struct {
    uint32_t mark;
    const char *pairs;
} composed[] = {
    {0x300, "àaèeìiòoùuǜüǹnѐеѝиḕēṑōẁwầâằăềêồôờơừưỳy"},
    {0x301, "áaéeíióoúuýyćcĺlńnŕrśsźzǘüǵgǻåǽæǿø΅¨ΐϊάαέεήηίιΰϋόούυώωϓϒѓгќкḉçḗēḯïḱkḿmṍõṓōṕpṹũẃw"
            "ấâắăếêốôớơứư"},
    {0x302, "âaêeîiôoûuĉcĝgĥhĵjŝsŵwŷyẑzậạệẹộọ"},
    {0x303, "ãañnõoĩiũuṽvẫâẵăẽeễêỗôỡơữưỹy"},
    {0x304, "āaēeīiōoūuǖüǟäǡȧǣæǭǫȫöȭõȱȯȳyӣиӯуḡgḹḷṝṛ"},
    {0x306, "ăaĕeğgĭiŏoŭuйиўуӂжӑаӗеḝȩặạ"},
    {0x307, "ċcėeġgżzȧaȯoḃbḋdḟfḣhṁmṅnṗpṙrṡsṥśṧšṩṣṫtẇwẋxẏyẛſ"},
    {0x308, "äaëeïiöoüuÿyϊιϋυϔϒёеїіӓаӛәӝжӟзӥиӧоӫөӭэӱуӵчӹыḧhṏõṻūẅwẍxẗt"},
    {0x309, "ảaẩâẳăẻeểêỉiỏoổôởơủuửưỷy"},
    {0x30a, "åaůuẘwẙy"},
    {0x30b, "őoűuӳу"},
    {0x30c, "čcďděeľlňnřršsťtžzǎaǐiǒoǔuǚüǧgǩkǯʒǰjȟh"},
    {0x30f, "ȁaȅeȉiȍoȑrȕuѷѵ"},
    {0x311, "ȃaȇeȋiȏoȓrȗu"},
    {0x31b, "ơoưu"},
    {0x323, "ḅbḍdḥhḳkḷlṃmṇnṛrṣsṭtṿvẉwẓzạaẹeịiọoợơụuựưỵy"},
    {0x324, "ṳu"},
    {0x325, "ḁa"},
    {0x326, "șsțt"},
    {0x327, "çcģgķkļlņnŗrşsţtȩeḑdḩh"},
    {0x328, "ąaęeįiųuǫo"},
    {0x32d, "ḓdḙeḽlṋnṱtṷu"},
    {0x32e, "ḫh"},
    {0x330, "ḛeḭiṵu"},
    {0x331, "ḇbḏdḵkḻlṉnṟrṯtẕzẖh"},
    {0x3099, "がかぎきぐくげけごこざさじしずすぜせぞそだたぢちづつでてどとばはびひぶふべへぼほ"
             "ゔうゞゝガカギキグクゲケゴコザサジシズスゼセゾソダタヂチヅツデテドトバハビヒブフ"
             "ベヘボホヴウヷワヸヰヹヱヺヲヾヽ"},
    {0x309a, "ぱはぴひぷふぺへぽほパハピヒプフペヘポホ"},
};

#define SYLLABLES 0xac00 /* Korean: 19 first sounds by 21 vowels by 27 last ones or none */
#define SYLLABLE_COUNT (19 * 21 * 28)

static bool take_syllable_apart(uint32_t code, uint32_t *letter, uint32_t *mark)
{
    if (code < SYLLABLES || code >= SYLLABLES + SYLLABLE_COUNT)
        return false;
    uint32_t place = code - SYLLABLES, last = place % 28;
    *letter = last ? code - last : 0x1100 + place / (21 * 28);
    *mark = last ? 0x11a7 + last : 0x1161 + place / 28 % 21;
    return true;
}

bool text_take_apart(uint32_t code, uint32_t *letter, uint32_t *mark)
{
    if (code < 0xc0 || take_syllable_apart(code, letter, mark))
        return code >= 0xc0;
    for (size_t i = 0; i < COUNT_OF(composed); i++) {
        uint32_t whole;
        for (const char *at = composed[i].pairs; *at;) {
            at += text_decode(at, strlen(at), &whole);
            at += text_decode(at, strlen(at), letter);
            *mark = composed[i].mark;
            if (whole == code)
                return true;
        }
    }
    return false;
}
