"""What of English tells a title from other words: data alone."""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(one.split()) for one in text.split(","))


# Behind these stands what a movie is compared with: a title, or a kind of movies.
SURE_CUES = _phrases(
    """
    anything in, anyone in, anybody in, anything from, anyone from, nothing in, everything in,
    as in, just as in, similar to, similarly to, similar in spirit to, akin to, comparable
    to, reminiscent of, reminds me of, reminds you of, reminds us of, reminds one of,
    reminds viewers of, remind you of, vein of, spirit of, style of, tradition of, manner
    of, mould of, mold of, shades of, echoes of, vibes of, likes of, echoes, echoing,
    rivals, rivalling, surpasses, outdoes, compared to, compared with, pair it with, pairs
    with, pairs well with, paired with, double bill with, companion to, companion piece to,
    sequel to, prequel to, successor to, predecessor to, follow-up to, followup to, answer
    to, remake of, version of, copy of, cousin of, cousin to, sibling of, sibling to, homage
    to, nod to, nods to, tribute to, confuse it with, confused with, confuse this with,
    mistake it for, mistaken for
    """
)

# Behind these stands what it is compared with, which may be anything.
CUES = _phrases(
    """
    like, unlike, than, close to, closer to, closest to, reminder of, hints of, flavor of,
    fan of, fans of, lover of, lovers of, admirers of, viewers of, audience of, recalls,
    recalling, evokes, evoking, next to, alongside, owes to, everything to, much to, lot to,
    debt to, borrows from, borrowed from, riffs on, inspired by, instead of, rather than,
    forget, enjoyed, liked, loved, adored, admired, watched, mix of, blend of, cross between
    """
)

# Behind these a title may stand, but mostly other words do.
WEAK_CUES = frozenset(
    """
    watch see try skip love loves enjoy enjoys think basically essentially practically meets
    recommend prefer choose pick beats matches before after since until inspired influenced
    """.split()
)

# What ends the words that are compared with.
ENDS = frozenset(
    """
    but with without where who whose which that though although will would should could can
    may might is was are were does did do has had have ever because so yet minus plus only
    while when if about by also and or it this here there as than from at for to
    """.split()
)

# What begins a comparison with something that is no title.
DETERMINERS = frozenset(
    """
    a an his her hers him their theirs them its my mine your yours our ours us this that
    these those any anyone anything anybody some someone something somebody most many other
    others another all every everyone everything each no nobody nothing none one ones two
    both much few several what how whatever when where you it he she they we i me being ever
    just usual expected before even once to in on at from with not so more less too typical
    classic average either ordinary mere pure half three four
    """.split()
)

# In front of "the" they tell that what comes is another movie.
COMPARED = frozenset(
    """
    like unlike than as see watch try skip recommend prefer of love loves loved enjoy enjoyed
    liked think forget echoes recalls evokes after before since beats is was
    """.split()
)

# In front of words in small letters they tell that those are no title.
ARTICLES = frozenset("a an this that these those his her its their our my your".split())

# Words that describe movies and what they are about, beside those of `ordinary.txt`.
FILM = frozenset(
    """
    action adventure adventures animation anime art arthouse arts atmosphere biographies
    biography biopic biopics blockbuster blockbusters buddy caper character characters charm
    chemistry childhood chiller cinema class classic classics clockwork comedies comedy
    coming-of-age crime crimes cynicism danger documentaries documentary drama dramas dread
    dream dreams emotion emotions epic epics espionage experience experiences fable fables
    fairness fairy fairytale fairytales faith fans fantasies fantasy farce fashion father
    fathers feel-good feeling fever fiction film filmmaking films fire freedom friends
    friendship friendships fu fun gangster gangsters genre genres ghost ghosts giallo gore
    gothic grief heart heist heists hell hero heroes heroism history home hope horror
    horrors humanity humor humour imagination intrigue investigation isolation jazz jokes
    journey journeys joy kids kung laughs legend legends life loneliness love loyalty
    madness mafia magic martial melancholy melodrama memories memory metaphor monster
    monsters morality movie movies murder music musical musicals mysteries mystery myth
    mythology myths nature neighbors neo-noir nightmare nightmares noir nostalgia novel
    novels obsession opera oppression parable paranoia parodies parody people period piece
    pieces play poem poems poetry police politics power prison procedurals psychology puzzle
    puzzles questions realism rebellion redemption relationship relationships revenge
    romance romances sadness samurai satire satires scares scenery sci-fi science siblings
    silence silents slapstick slasher slashers slow-burn soap social society space spectacle
    spies spy stories story storytelling suffering sunshine superhero superheroes survival
    survivors suspense sword swordplay tale tales tension terror thriller thrillers time
    tragedies tragedy trauma twist twists vampire vampires violence visuals war wars western
    westerns whodunit whodunits winter wit witches wonder words world worlds zombie zombies
    rock roll pop punk blues disco rap techno metal swing folk country reggae gospel
    """.split()
)

# With "the" in front: a kind, a part or a feeling of movies, no title of one.
HEADS = FILM | frozenset(
    """
    acting action ambition answers beat beats beginning best bond bonds bones book books
    camera cast clock comfort concept cost countryside craft details dialogue direction
    director edge end ending endings energy family fight fights finale first formula goal
    gore idea ideas images intensity kind kinds last layers least limits lines look lot mind
    moment moments mood most names next one ones other others outside pace pacing part parts
    past performance performances plot plots point premise present price problem promise
    real rest result rhythm rule rules scale scene scenes score screen script sense sets
    setting shadows side sort soul soundtrack source spirit stage stakes standard standards
    start stuff style subject subtitles surface sweep tears theme themes tone top toys
    tradition train truth twists villain villains way whole works worst
    """.split()
)

# Behind the first word of a sentence these show that it is its subject.
VERBS = frozenset(
    """
    absorbs achieves addresses adds adopts aims already also always amplifies answers
    anticipates are asked asks attempts avoids balances bears beats becomes begins blends
    boasts borrowed borrows breaks bridges brings builds buries came captures carries casts
    centers challenges changes channels charts chases chronicles claims closes combines comes
    commits compares completes confronts conjures continues copied covered covers crafts
    creates cuts dares dazzles deals defines delights delivers depicts deserves destroys
    develops dials did digs disappoints dissects ditches dives does doubles draws drips dwarfs
    earns echoes eclipses elevates embraces employs ends enjoys established establishes
    examines excels expands explains exploits explores exposes extends falls fans features
    feels felt finds fits flips follows frames gains gave gets gives goes grips grows had
    handles has haunts helps hides hints hits holds hooks imagines improves influenced
    inspired inspires introduces invented invents inverts invites is joins juggles jumps just
    keeps kicks knows lacks laid laughs launched launches leads leans learns leaves lends lets
    lingers lives looks loses loves made makes managed manages matches may meets merges might
    mines mirrors mixes mocks mourns moves nails needs never nods offers opens outshines owes
    packs paints pales parodies paved pays perfected perfects pioneered pits plays points
    popularized portrays praises prefers presents preserves proceeds promises proves provided
    provides pulls pushes puts raises ranks reached reaches recasts reimagines reinvents
    relies remade remains remakes repeats replaces retells rethinks reverses revisits revolves
    rewrites rides rises rivals runs satisfies says scares scores seems sees sends serves set
    sets shaped shares shifts shines shot shows sits skips softens speaks spins stands started
    starts stays steals stems sticks still stretches strikes strips stuns subverts succeeds
    suffers suits surpasses swaps swings tackles takes talks taught teaches tells tends tests
    thrives throws toes tones took topped tops touches trades transforms traps treats tries
    turns twists uses ventures walks wanted wants warms was wears weaves went were will winks
    wins won works would wraps writes
    """.split()
)

# Written with a capital letter wherever they stand.
PRONOUNS = frozenset(("i", "im", "ive", "id", "ill"))

# Behind the name of a place they make another one of it: Hudson River, Sahara Desert.
PLACES = frozenset(
    """
    academy airport alley archipelago army avenue award awards basin battalion bay beach border
    boulevard bridge canal canyon castle cathedral championship championships church city coast
    college company conservatory corps council county court crisis current delta desert district
    dynasty empire era falls festival forest front garden gardens government guard gulf harbor
    harbour heights high highway hills hospital hotel institute island islands jungle kingdom lake
    legislature library line market massacre mountain mountains museum navy ocean oblast observatory
    opera orchestra palace park party peninsula pier plains plateau plaza police port prefecture
    press prison prize prizes province quarter railway range reef regiment republic revolt
    revolution river road rocks school sea shore square stadium state station steppe strait
    street suburb suburbs symphony theater theatre tower town treaty triangle university uprising
    valley village volcano wall war wharf zoo
    """.split()
)

# After these a capital letter begins no sentence.
ABBREVIATIONS = frozenset(
    "dr mr mrs ms st vs vol no jr sr capt sgt lt col gen prof mt inc feat".split()
)
SMALL = frozenset("of the and in on to for a an at by with from de la le el du des vs".split())
