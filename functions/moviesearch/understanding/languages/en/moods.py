"""How somebody wants to feel."""

from moviesearch.understanding.feelings import felt
from moviesearch.understanding.language import Mood

_ME = r"(?:me|us|you|everyone)"
_THAT = r"(?:(?:that|which|to|will|would|can|could|it|should|really|just|please) )*"
_MAKE = rf"{_THAT}(?:make|makes|made|making|have|get|gets|leave|leaves) {_ME} (?:all |really )?"
_WANT = (
    r"(?:(?:i|we|to|just|really|kind of|could|so) )*(?:(?:want|need|wanna|would like|feel like|"
    r"['’]?d like|in the mood|in need of|up for|use|craving|having|to have|for)\b ?)+(?:to )?"
    r"(?:have )?(?:(?:a|an|some|my|good|big|proper|really|be|get|feel) )*"
)
_MOVIE = r"(?= *(?:movies?|films?|flicks?|ones?|stor(?:y|ies)|something)\b| *[,.!?]| *$)"
_SOMETHING = (
    r"(?:something|anything) (?:(?:really|super|very|so|a bit|that['’]?s|kind of|properly) )*"
)

MOODS = (
    # an everyday word that overviews do not use
    Mood(r"\b(?:the|a|this|that|some) (?:guy|dude|bloke|fella)\b(?! (?:pearce|ritchie))", "a man"),
    Mood(r"\bppl\b", "people"),
    # of a family, and not for one
    Mood(r"\bfamily dramas?\b", "family", {"genre": ("Drama",)}),
    # what catalogues call it
    Mood(
        r"\b(?:(?:that|which) (?:is|are) )?(?:based (?:up)?on|adapted from) (?:a |an |the )?"
        r"(?:(?:famous|classic|popular|best-?selling) )*(?:books?|novels?)\b(?! (?:by|of|about)\b)",
        "based on novel or book",
    ),
    Mood(
        r"\b(?:(?:that|which) (?:is|are) )?(?:based (?:up)?on|inspired by) (?:a |an |the )?"
        r"(?:true (?:stor(?:y|ies)|events?)|real (?:life|stor(?:y|ies)|events?))\b",
        "based on true story",
    ),
    Mood(r"\ba\.?i\.?(?=$|[\s,.!?])(?! artificial)", "artificial intelligence"),
    Mood(r"\bb ?(?:&|/|n) ?w\b", "black and white"),
    Mood(
        r"\bworld war (?:2|ii|two)(?= (?:movies?|films?|dramas?|epics?)\b)",
        "world war ii",
        {"genre": ("War",)},
    ),
    # beside an example: not how to feel, but how to be otherwise
    Mood(
        r"\b(?:but |more )?(?:funnier|more comedic|with more humou?r)\b|\bbut (?:more )?funny\b",
        "",
        {"genre": ("Comedy",)},
    ),
    Mood(
        r"\b(?:but )?(?:scarier|more frightening|creepier)\b|\bbut (?:more )?scary\b",
        "",
        {"genre": ("Horror",)},
    ),
    Mood(r"\b(?:but )?more romantic\b", "", {"genre": ("Romance",)}),
    Mood(r"\b(?:but )?(?:darker|grittier|bleaker)\b", "dark grim violent"),
    Mood(r"\b(?:but )?(?:lighter|more light[\s-]hearted|happier)\b", "lighthearted friendship"),
    Mood(r"\b(?:but )?sadder\b", "grief, loss"),
    felt(
        "heartbreak",
        r"\b(?:(?:i |just |she |he |we )*(?:got |been |was )?(?:dumped|broke up|broken up)"
        r"(?: with)?(?: by)?(?: (?:me|my (?:boyfriend|girlfriend|ex)))?"
        r"|(?:after|over|from|through) (?:a|my) (?:bad )?(?:break[\s-]?up|heartbreak)|"
        r"(?:mend|heal|nurse) (?:my |a )?broken heart|my heart (?:is|was|got) broken)\b",
        "breakup heartbroken dumped",
    ),
    felt(
        "cry",
        rf"\b(?:{_MAKE}(?:want to )?(?:cry|sob|weep|bawl|tear up|ugly cry|teary)"
        r"(?: (?:my eyes out|hard|like a baby|buckets))*|"
        rf"{_WANT}(?:cry|sob|weep|bawl)(?: my eyes out)?(?=[,.!?]| tonight| today|$)|"
        r"tear[\s-]?jerkers?|(?:ugly|good|proper|big) (?:cry|sob|weep)|"
        rf"(?:heart[\s-]?breaking|heart[\s-]?wrenching|tragic|devastating|tear-?jerking|"
        rf"moving){_MOVIE}|"
        r"(?:bring|brings|move|moves|reduce|reduces) (?:me )?to tears|(?:cry|bawl) my eyes out|"
        r"(?:break|breaks|wreck|wrecks|destroy|destroys) (?:me|my heart)"
        r"(?: into (?:a million )?pieces| emotionally)?)\b",
        "cry crying cried sob sobbing weep weeping bawl tears teary tissues tissue kleenex sad "
        "saddest heartbreaking heartwrenching devastating tragic emotional melancholy melancholic "
        "weepie weepy tearjerker depressing gut wrenching moving hankies",
    ),
    felt(
        "girls' night",
        r"\b(?:girls['’]? night(?: in)?|ladies['’]? night|girly night|galentine['’]?s(?: day)?|"
        r"chick flicks?)\b",
    ),
    felt(
        "scare",
        rf"\b(?:{_THAT}(?:scare|scares|terrify|terrifies|frighten|frightens|spook|spooks|freak|"
        rf"freaks|creep|creeps) {_ME}(?: out)?(?: to death| out of my (?:wits|mind|skin)|"
        r" silly| shitless)?|(?:give|gives) me (?:nightmares|the creeps|the chills|goosebumps)|"
        rf"{_WANT}(?:scared|frightened|terrified|spooked|scream|a fright|a scare)\b"
        rf"(?: (?:to death|out of my (?:wits|mind|skin)|silly))?|{_SOMETHING}(?:scary|terrifying|"
        rf"creepy|spooky|"
        r"frightening)|"
        r"keeps? me (?:up|awake)(?: (?:all|at) night)?|sleep with the lights? on|"
        r"too scared to sleep)\b",
        "creepy unsettling scary scare scared scares spooky terrifying terrified frightening "
        "fright "
        "chilling disturbing nightmare nightmares eerie sinister goosebumps haunting scream "
        "screaming dread tingling bloodcurdling halloween",
    ),
    felt(
        "laugh",
        rf"\b(?:{_WANT}(?:laugh(?:s|ing)?|giggle|chuckle)(?: (?:out loud|hard|a lot|so hard|"
        rf"until i cry|my (?:ass|head|"
        rf"socks) off))*|{_MAKE}(?:laugh|giggle|chuckle|howl|crack up)"
        r"(?: (?:out loud|hard|a lot|until (?:i|my|it) \w+))*|"
        rf"laugh[\s-]out[\s-]loud|{_SOMETHING}(?:funny|hilarious|silly|goofy)|"
        r"(?:good|big|belly) laughs?|side[\s-]splitting|cracks? me up|crack up|"
        r"laugh (?:my \w+ off|until i cry|till it hurts))\b",
        "laugh laughs laughing laughter giggle giggles chuckle funny hilarious silly stupid "
        "goofy ridiculous humor humour jokes lol lmao rofl slapstick wacky belly "
        "crude raunchy absurd nonsense gags witty",
    ),
    felt(
        "brain off",
        r"\b(?:(?:turn|switch|turning|switching|shut) (?:my|your|the) brain off|"
        r"(?:turn|switch|shut) off (?:my|your|the) brain|brain[\s-](?:off|dead)|"
        r"mindless (?:fun|action|entertainment)|no thinking(?: required)?|popcorn(?= (?:movie|"
        r"flick|fun|film))|guilty pleasure|"
        r"(?:don['’]?t|do not) (?:want|need|have) to think(?: (?:much|too hard|at all))?)\b",
        "mindless brainless cheesy trashy fun entertaining popcorn",
    ),
    felt(
        "cosy",
        r"\b(?:(?:movie|film) night with (?:the|my) (?:kids|family|children|little ones)|"
        r"(?:cosy|cozy|snug|rainy|lazy|snowy)\b.*\bwith (?:the|my) (?:\w+ )?(?:kids|family|"
        r"children|little ones))\b",
        "kids family children wholesome toddler toddlers grandma grandparents grandkids ",
    ),
    felt(
        "feel good",
        rf"\b(?:(?:feel|feels|feeling)[\s-]good|uplifting{_MOVIE}|heart[\s-]?warming|"
        rf"{_MAKE}(?:feel (?:good|better|happy|warm|alive|less \w+)|smile|happy|grin)"
        r"(?: (?:again|inside|about \w+))*|"
        r"(?:put|puts) a smile on my face|wholesome|pick[\s-]?me[\s-]?up|warm and fuzzy|"
        r"(?:put|puts|get|gets) (?:me|us) in(?:to)? a (?:better|good|happy|great) mood|"
        r"(?:cheer|cheers|pick|picks|perk|lift|lifts|brighten|brightens) (?:me|us|my (?:day|mood|"
        r"spirits?)) ?(?:up)?|"
        r"restores? (?:my )?faith in (?:humanity|people)|(?:rough|bad|terrible|awful|hard|long|"
        r"shitty) (?:day|week)(?: at work)?|"
        r"(?:feeling|feel|i['’]?m|i am) (?:(?:a bit|so|really|kinda) )?(?:sad|down|blue|low|"
        r"depressed|lonely)|"
        rf"comfort (?:movie|film|watch)s?|{_SOMETHING}(?:happy|cheerful|uplifting|upbeat|joyful|"
        rf"light|lighthearted))\b",
        "feelgood happy cheerful joyful smile smiling uplifting upbeat heartwarming warm cosy "
        "cozy comfort comforting fuzzy lighthearted positive hopeful hope charming "
        "optimistic cheer stressed stress delightful lonely",
    ),
    felt(
        "romance",
        rf"\b(?:(?:for )?(?:a )?(?:date|romantic) (?:night|evening)|{_WANT}(?:romance|swoon|"
        rf"romantic)|"
        r"(?:in the mood for|in a) (?:(?:soppy|sappy|mushy|very|really|"
        r"lovey[\s-]dovey)[, ]+(?:and )?)*"
        r"(?:love|romance|romantic|romantic mood)(?= *$|[,.!?]| mood)|(?:fall|"
        r"falling) in love(?: again)?(?= *$|[,.!?])|"
        rf"{_SOMETHING}(?:romantic|soppy|sappy)|{_MAKE}(?:swoon|melt|believe in love|fall in love|"
        r"blush)(?: again)?|believe in (?:true )?love(?: again)?|butterflies(?: in my (?:stomach|"
        r"tummy))?|"
        r"hopeless romantic|valentine['’]?s(?: day| night)?)\b",
        "romantic romance soppy sappy mushy lovely swoon swoony swooning valentine "
        "valentines "
        "sweep passionate cuddle butterflies "
        "cheesy tender dreamy",
    ),
    felt(
        "relax",
        r"\b(?:(?:something|anything|movies?|films?|one) (?:to|i can|for) (?:fall asleep|sleep|"
        r"doze off|relax|unwind|chill|wind down|calm down)(?: to| with)?|(?:to|i can) "
        r"(?:fall asleep|doze off|unwind|wind down)(?: to| with)?|(?:calm|calms|relax|relaxes|"
        r"soothe|soothes) me(?: down)?|"
        r"(?:can['’]?t|cannot|help me|before) (?:sleep|bed(?:time)?)|wind down|"
        rf"{_WANT}(?:relax|unwind|chill(?: out)?|calm down|wind down)|"
        r"(?:relaxing|calming|soothing|slow and peaceful|peaceful)(?= (?:movies?|films?)\b|"
        r"$))(?!\w)",
        "relaxing relax calm calming soothing peaceful gentle slow mellow chill chilled "
        "unwind sleepy asleep bedtime meditative tranquil serene anxious anxiety",
    ),
    felt(
        "suspense",
        r"\b(?:(?:on |at )?(?:the |my )?edge of (?:my|your|the|our) seats?|(?:keep|keeps|keeping|"
        r"have|has) (?:me|us|you) (?:on edge|guessing|hooked)"
        r"(?: (?:until|till|to) the (?:very )?end)?|"
        rf"nail[\s-]?biting|nail[\s-]?biter|(?:suspenseful|gripping|tense|intense){_MOVIE}|"
        r"holding my breath|can['’]?t look away|white[\s-]knuckle)\b",
        "suspense suspenseful tense tension gripping nerve wracking racking nail "
        "intense intensity anxiety paranoid paranoia thrilling claustrophobic stressful "
        "",
    ),
    felt(
        "thrill",
        r"\b(?:adrenaline(?:[\s-](?:rush|pumping|kick|fix|junkie|fuelled|fueled))?|heart(?:[\s-]|"
        r"[\w\s]{0,12} )?(?:pounding|racing)|"
        r"(?:get|gets|getting) (?:my|the) (?:blood|heart|adrenaline) (?:pumping|racing|going)|"
        r"pumped up|"
        r"(?:pump|pumps|hype|hypes) me up|wall[\s-]to[\s-]wall action|high[\s-]octane|"
        r"(?:non[\s-]?stop|pure|balls to the wall) action)\b",
        "adrenaline nonstop exciting excitement explosive packed "
        "thrills pumping pumped octane high energy badass "
        "",
    ),
    felt(
        "puzzle",
        rf"\b(?:{_MAKE}(?:think|question (?:everything|reality|my \w+))|thought[\s-]?provoking|"
        r"blow(?:s)? (?:my|your) mind|mind[\s-]?(?:blowing|bending|bender|fuck|fucks|boggling|"
        r"twisting|screw)|"
        r"(?:mess|messes|messing|fuck|fucks|screw|screws) with (?:my|your) (?:head|mind|brain)|"
        r"(?:melt|melts|bend|bends|twist|twists|fry|fries) (?:my|your) (?:mind|brain)|"
        r"brain[\s-]?(?:teaser|melting|twister)|"
        r"make my (?:brain|head) (?:hurt|spin|explode)|wtf did i just watch|trippy)\b",
        "mindfuck mindblowing trippy weird confusing confused surreal puzzle puzzling twisty twist "
        "twists wtf mind bending blown blowing psychedelic cerebral "
        "thought provoking philosophical",
    ),
    felt(
        "inspire",
        rf"\b(?:{_THAT}(?:inspire|inspires|motivate|motivates|empower|empowers) {_ME}|inspiring|"
        r"inspirational|motivational|empowering|(?:kick up the|need (?:some )?)(?:motivation|"
        r"inspiration)|"
        r"(?:feel|feeling) like giving up|(?:chase|follow) (?:my|your) dreams|"
        rf"{_WANT}(?:inspired|motivated|inspiration|motivation)|"
        rf"{_MAKE}(?:want to (?:be a better person|achieve|change|work harder)|"
        rf"believe in (?:myself|people)|"
        r"feel (?:i can do anything|inspired|motivated|unstoppable)))\b",
        "inspire inspiring inspired inspiration inspirational motivate motivation motivating "
        "motivational motivated empowering giving",
    ),
    felt(
        "rage",
        r"\b(?:(?:i am|i['’]?m|feeling|so) (?:so )?(?:angry|furious|pissed(?: off)?)|(?:let|blow|"
        r"blowing) (?:off|out) (?:some )?(?:steam|anger|rage))\b",
        "angry anger rage raging pissed mad cathartic",
    ),
    felt(
        "wonder",
        rf"\b(?:escape (?:from )?(?:reality|real life|my life|this world)|take me (?:away|"
        rf"to another world|somewhere (?:else|magical|far))|"
        rf"{_WANT}(?:escape|an adventure|adventure|escapism)|sense of wonder|{_MAKE}(?:dream|"
        rf"wonder)|transport me)\b",
        "escapism escapist adventurous epic magical wonder wonderful awe "
        "spectacular wanderlust breathtaking fantastical whimsical",
    ),
    felt(
        "nostalgia",
        rf"\b(?:(?:feel|feeling|feels) nostalgic|nostalgic{_MOVIE}|nostalgia trip|(?:feel|"
        rf"be) (?:like )?(?:a )?(?:kid|child|young) again|"
        r"takes? me back(?: to (?:my )?(?:childhood|youth|the good old days))?|good old days)\b",
        "nostalgic nostalgia wistful bittersweet",
    ),
    felt(
        "gloom",
        rf"\b(?:(?:bleak|grim|dark and (?:gritty|twisted|depressing)|nihilistic){_MOVIE}|"
        rf"{_SOMETHING}(?:dark|bleak|grim|gritty|twisted|messed up))",
        "bleak grim dark gritty brooding nihilistic twisted hopeless moody cynical harrowing "
        "heavy messed",
    ),
)
# Words around a mood that say no more.
AROUND = frozenset(
    "quiet out down up off non stop rush better light sweet joy loud eyes edge seat biting tonight "
    "today evening night nights afternoon morning weekend sunday saturday friday monday "
    "day days week rainy rain lazy work school after before mood moods vibe vibes feel feeling "
    "feels felt make makes making made have having am me my myself i im i'm we us our you your "
    "so and or with for to the a an of in on at off up lights light blanket couch sofa bed bath "
    "wine tea popcorn alone friends partner wife husband "
    "please ready bit little lot lots tons bunch full pure total absolutely super extremely fun "
    "good real proper damn fucking super pretty too much more most again right now this these "
    "need needed want wanna craving crave looking something anything movie movies film films "
    "flick flicks stuff that's it's its is will that which can let go get sleep give nothing "
    "serious "
    "but not all way through while under over sick hungover long rough bad tired "
    "hell as fuck af evening halloween hangover exhausted boyfriend girlfriend "
    "who would love till until when".split()
)
