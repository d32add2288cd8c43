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
    to, nod to, nods to, tribute to
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
    while when if about by also and or it this here there as than from at for
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
    already also always are asked asks begins borrowed borrows brings builds came carries
    comes copied covered covers deals delivers did digs does draws echoes explores fans
    feels felt finds follows gave gets gives goes grows had handles has influenced inspired
    invites is keeps knows lacks laid laughs leaves lets lives looks made makes may meets
    might mourns never offers owes pales paved plays proves pulls puts reaches remains
    repeats rivals says seems sees sends shares shows sits speaks stands stays still strikes
    takes talks tells took tops treats tries walks wanted wants was went were will wins
    works would
    """.split()
)

# Names of what is no movie: titles of people, times, places, peoples, prizes and styles.
PROPER = frozenset(
    """
    i im ive tv dvd cgi ai vr uk us usa u.s u.k ussr eu un fbi cia kgb mi6 nypd lapd nyc la
    imax 3d 2d wwi wwii ww1 ww2 imdb tmdb ufo ufos dna lgbt lgbtq lgbtq+ q&a pg mr mrs ms dr
    doctor prof professor captain colonel sergeant lieutenant agent detective inspector
    officer sheriff king queen prince princess emperor empress duke duchess countess baron
    president senator aunt mom dad grandma grandpa saint st jr sr monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august
    september october november december christmas xmas eve halloween easter thanksgiving
    hanukkah valentine africa african african-american america american americas
    american-style arab arabia arabian arabic argentina argentine argentinian asia asian
    atlanta atlantic australia australian austria austrian belgian belgium berlin bohemian
    bollywood boston brazil brazilian britain british burma burmese california californian
    cambodia canada canadian cannes caribbean catholic catholicism chile chilean china
    chinese christian christianity colombia colombian cornish cuba cuban czech danish
    denmark dutch earth egypt egyptian england english europe european finland finnish
    florence france french frenchman frenchmen englishman englishmen irishman scotsman
    german germans germanic germany greece greek hawaii hindi hindu hollywood hungarian
    hungary iceland icelandic india indian indonesia indonesian iran iranian iraq iraqi
    ireland irish islam islamic israel israeli italian italy japan japanese jerusalem jew
    jewish kansas korea korean latin lisbon london malaysia manhattan marseille
    mediterranean mexican mexico middle midwest midwestern milan moscow muslim naples
    netherlands nordic norway norwegian ottoman oxford pacific pakistan paris parisian
    pennsylvania persian peru philippines poland polish portugal portuguese protestant
    prussian prague riviera rio romania romanian rome roman russia russian sahara
    scandinavia scandinavian scotland scottish senegal seoul shanghai sicilian sicily
    siberia siberian singapore slavic soviet spain spanish stockholm sweden swedish swiss
    switzerland sydney taiwan taiwanese texan texas thai thailand tibet tokyo turkish
    ukraine ukrainian venetian venice vienna viennese vietnam vietnamese wales washington
    welsh chicago eastern north northern south southern west western bible biblical buddhist
    god holocaust universal warner paramount dreamworks dc watergate woodstock auschwitz
    hiroshima chernobyl gestapo gulag nazi nazis neo-nazi neo-nazis fascist fascism
    francoist communist communism marxist victorian elizabethan edwardian georgian gothic
    expressionist expressionism neorealism neorealist technicolor award-winning oscar oscars
    oscar-winning oscar-nominated bafta grammy broadway disney pixar ghibli marvel netflix
    hbo bbc sci-fi scifi freudian kafkaesque orwellian shakespeare shakespearean dickensian
    hitchcockian lynchian faustian oedipal homeric machiavellian morse sun father mother
    sister brother uncle general major judge lord lady sir moon
    """.split()
)
PROPER_PHRASES = _phrases(
    """
    cold war, world war, world war i, world war ii, world war one, world war two, first
    world war, second world war, civil war, vietnam war, korean war, gulf war, wild west,
    old west, american west, far east, middle east, middle ages, great depression, new wave,
    french new wave, art deco, art nouveau, golden age, best picture, academy award, academy
    awards, palme d'or, wall street, hong kong, new york, new york city, new yorker, new
    england, new orleans, new year, new year's eve, los angeles, las vegas, san francisco,
    united states, great britain, south america, north korea, south korea, south africa,
    deep south, soviet union, nazi germany, third reich, christmas eve, pearl harbor, d-day,
    day of the dead, arc de triomphe, eiffel tower, statue of liberty, white house, silicon
    valley, ivy league, industrial revolution, french revolution, roman empire, british
    empire, outer space, old testament, new testament
    """
)

# Makers of movies whose names stand for a style.
MAKERS = frozenset(
    """
    allen almodovar antonioni bergman bong bunuel burton cameron capra chaplin coen coppola
    cronenberg eisenstein fellini fincher godard hitchcock hughes keaton kieslowski kubrick
    kurosawa lang lean leone lubitsch lynch melies melville miyazaki murnau nolan ozu polanski
    renoir rohmer scorsese spielberg tarantino tarkovsky tati truffaut villeneuve visconti welles
    wilder zemeckis
    """.split()
)

# After these a capital letter begins no sentence.
ABBREVIATIONS = frozenset(
    "dr mr mrs ms st vs vol no jr sr capt sgt lt col gen prof mt inc feat".split()
)
SMALL = frozenset("of the and in on to for a an at by with from de la le el du des vs".split())
