"""What of Chinese tells a title from other words: data alone."""

from __future__ import annotations

from pathlib import Path

# What a movie is compared with stands in the group; `X` is the text of a clause.
STRONG = (
    r"(?:就像|正像|不像|(?<![好就正不肖图影偶录摄画想头群雕石佛铜人神成])像)(X)",
    r"(?:比起|相比于?|相较于?|比之)(X)",
    r"(?<![相对无好可堪作正反类攀])比(?![赛如较例分喻武拼基尔萨利邻划起])(X)",
    r"(?:与|和|跟|同)(X)(?:相比|相较|一样|一般|相似|相近|类似|相仿|如出一辙|同样|并称|齐名|"
    r"异曲同工|一脉相承|比肩|媲美|对照|连着看|一起看|搭配|放在一起|同属|相提并论|神似|有几分)",
    r"(?:类似于?|堪比|媲美|不输于?|不亚于|不逊于|不逊色于|不下于|胜过|不如(?!说|直接|就|干脆)|好过|近似于?|"
    r"神似|酷似|形似|翻拍自?|脱胎于|致敬(?![的之意])了?|模仿了?|早于|晚于|不次于|直逼|比肩|接近于?|取法|师承)(X)",
    r"(?:没有|不像|不似)(X)(?:那么|那样|那般|这么|这般)",
    r"(X)(?:的影迷|的粉丝|的续集|的前传|的翻版|的重拍|的外传|的姊妹篇|的影子|的路子)",
    r"(?:版的?|版本的?)(?!本)(X)",
    r"(?:看过)(X)的?(?:人|观众|影迷|朋友|话|粉丝|你)",
    r"(?:想起了?|想到了?|联想到)(X)",
    r"(?:同样|同类|类似).*?(?:还有|要数|当属)(X)",
    r"(?:看过)(X)(?:$|的话|之后|以后|再)",
    r"(X)(?:显然|明显|也|都|就|正是|曾)?(?:受它|受本片|借鉴了?它|模仿了?它|学了它)",
    r"(?:启发了|影响了|催生了|成就了)(X)",
)

# A title may stand here, but mostly other words do.
WEAK = (
    r"(?:^|[看过去读])(X)",
    r"(?:推荐|还有|以及|唯有|除了|不妨看?|重温|再看|先看|改看|接着看|直接看|看完|看作|当作|看成|堪称|可谓|"
    r"超过|超越|接近|延续了?|继承了?|源自|呼应|喜欢|喜爱|热爱|钟爱|爱看|迷上|好像|如同|仿佛|犹如|宛如|好比|"
    r"前作|续集|续作|前传|外传|姊妹篇|另一部作品|导演的|只有|可以选|想看)(X)",
)

# Behind these stand words of any kind, among them titles that are no other word.
ANY = (r"[在与和跟同像比是的到连就选看](X)",)

# What begins a comparison with something that is no title.
OPENERS = (
    "一|无数|几代|整个|众多|不止|导演|预想|小时候|片中|片名|剧中|书中|教科书|冬日|夏日|老朋友|童年|儿时|昔日|旧时|记忆|"
    "生活|文学|民间|古老|小说|诗人|作家|孩子|大人|观众|影坛|影史|后世|不少人|同类|同期|同名|这|那|某|每|任何|许多|很多|"
    "不少|多数|大多数|大部分|绝大多数|所有|其他|其它|别的|普通|典型|传统|常见|通常|以往|想象|预期|预告|你|我|他|她|它|"
    "自己|人们|大家|谁|什么|现实|真实|真正|原著|原版|前作|前一部|上一部|第一部|续集|后来|当年|当代|当下|最|更|还|都|"
    "被|在|是|不|没|让人|令人|之后|以后|会|就|要|能|可以|有人|有些|好莱坞|迪士尼|皮克斯|漫威|国产|韩国|日本|美国|"
    "法国|英国|印度|德国|意大利|西班牙|俄罗斯|北欧|欧洲|香港|台湾"
)

# What ends it, where nothing in the pattern does.
ENDS = (
    "更|还要|还|要|都|来得|得多|一样|一般|那样|那般|这样|般|似的|那么|这么|相比|里的|中的|里|一点|一些|"
    "有过之|多了|少了|不同|的是"
)

# What ends a comparison with a kind of movies.
KINDS = (
    *("场面", "镜头", "画面", "情节", "结局", "桥段", "场景", "关系"),
    *("片", "电影", "故事", "作品", "题材", "类型", "小说", "们", "观众", "影迷", "剧集", "套路"),
)

# What joins words to a description, which few titles that nobody knows hold.
JOINTS = frozenset("的与和般")

# Behind these a number counts something, or places it.
COUNTED = ("第", "约", "近", "达", "仅", "长", "评分", "分", "年", "到", "至")

# Words of reasons, of which a comparison that names nothing is made.
WORDS = frozenset(Path(__file__).with_name("chinese.txt").read_text("utf-8").split())
