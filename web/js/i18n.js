// The interface's words, in English and Chinese.
const WORDS = {
  en: {
    title: "Afterimage", tagline: "Find the movie you remember", label: "What happens in it?",
    placeholder: "A plot, a title, a mood…", search: "Search",
    results: "Results", recommend: "Recommendations", browse: "Some movies to start from",
    examples: "For example", more: "Load more", loading: "Loading…", retry: "Try again",
    counted: { one: "{count} movie shown", other: "{count} movies shown" }, sort: "Sort by",
    met: { one: "{count} meets the filters", other: "{count} meet the filters" }, met_none: "None meets all filters",
    met_shown: "{text}, {count} shown", in_time: "{text}, {ms} ms",
    end: "That is all that comes near.", end_met: "That is all.", end_most: { one: "These are the first {count}.", other: "These are the first {count}. For others, narrow the search down." },
    few_votes: "Ratings of few votes count less.", sorted_near: "The {count} movies closest to these words, in this order.", sorted_met: "All movies that meet the filters, in this order, whatever else was said.",
    low: "Nothing comes close to these words. These movies are the least far from them.",
    gone: "A movie that you liked or not is no longer here.",
    relevance: "Best match", newest: "Newest", oldest: "Oldest", highest_rated: "Highest rated", lowest_rated: "Lowest rated",
    most_popular: "Most popular", highest_grossing: "Highest grossing",
    genre: "Genre", decade: "Decade", language: "Language", rated: "Rated",
    understood: "Understood: {text}", remove: "remove: {text}", removed: "Removed: {text}.", colon: ": ", comma: ", ",
    filters: "Filters", filtered: "Filters ({n})", active: "Active filters", views: "Views", movies: "Movies",
    results_for: "Results for “{q}”", recommend_for: "Recommendations for “{q}”",
    close: "Each of these misses at least one of: {text}.", none_meets: "No movie meets everything. Each of these misses at least one of: {text}.",
    misses: "Misses: {text}", meets: "Meets: {text}", elsewhere: "Elsewhere", only: "Show only what meets everything",
    ended: "{text}.", so_far: "Matches by words so far.", by_meaning: "Search by meaning (Enter)",
    more_of: "More like “{title}”.", less_of: "Less like “{title}”.",
    example: "Like {title}", opened: "Opened: {title}.", start: "To the start page",
    recent: "Recent searches", forget_recent: "Clear recent searches",
    completions: { one: "{count} suggestion", other: "{count} suggestions" },
    about: "Find the movie you remember: type what happens in it.", taste: "Your taste",
    described: "Movies for “{q}”: {titles}.", advised: "Movies to watch for “{q}”, each with the reason why.",
    keywords: "Meaning could not be searched just now: found by keywords only.",
    meaning: "This catalogue is searched by meaning only: titles and exact words count less than usual.",
    none: "No movie found", none_hint: "Try fewer or other words, or take a filter off.",
    slow: "This takes longer than usual…", offline: "No connection",
    offline_hint: "The search can't be reached. Check the network and try again.",
    refused: "That search can't be run",
    refused_hint: "Something in its address is not what the search takes, such as a year, a genre or a number. Put it right there, or start anew.", limited: "Too many searches",
    limited_hint: "Wait a moment, then try again.", unavailable: "The search is not available",
    unavailable_hint: "It should be back soon. Try again in a moment. (A free database that nobody asked for a week sleeps until its owner wakes it.)",
    missing: "No such page", missing_hint: "The movie or page does not exist.",
    failed: "Something went wrong", failed_hint: "Try again in a moment.",
    broken: "The answer broke off", broken_hint: "What arrived is kept. Try again for the rest.",
    back: "Back to the results", similar: "Similar movies", like: "More like this",
    unlike: "Not this", facts: "Facts", director: "Director", topics: "Keywords", cast: "Cast", runtime: "Running time",
    minutes: { one: "{n} minute", other: "{n} minutes" }, released: "Released", revenue: "Revenue",
    votes: { one: "{n} vote", other: "{n} votes" },
    in_brackets: " ({text})", original: "Original title", spoken: "Original language", model: "Model",
    explain: "Choose and explain", ask: "Recommend", stop: "Stop",
    offline_model: "offline, no LLM", by_offline: "Written from the facts, not by an LLM.",
    by_model: "Chosen and written by {model}.", strong: "fits well", partial: "may fit",
    recognised: "recognised by the model", from_facts: "from the facts, not by the model",
    degraded: "The model did not answer, so here are the best matches without all reasons.",
    writing: "The model is reading the movies…", stopped: "Stopped.", ask_first: "Say what you feel like watching.",
    tmdb: "This product uses the TMDB API but is not endorsed or certified by TMDB.", api: "API documentation", source: "Movie data", english: "English", chinese: "中文",
    suggestions: "Titles, people and genres", person: "Person", movie: "Movie", mood: "Mood", skip: "Skip to the movies",
  },
  zh: {
    title: "余影", tagline: "找到你记得的那部电影", label: "电影里发生了什么？",
    placeholder: "情节、片名或心情……", search: "搜索",
    results: "搜索结果", recommend: "推荐", browse: "随便看看", examples: "例如",
    more: "加载更多", loading: "加载中……", retry: "重试",
    counted: "已显示 {count} 部影片", sort: "排序",
    met: "{count} 部影片符合筛选条件", met_none: "没有影片符合全部筛选条件",
    met_shown: "{text}，已显示 {count} 部", in_time: "{text}，{ms} 毫秒",
    end: "相近的影片就这些。", end_met: "就这些。", end_most: "以上是前 {count} 部。想看其他影片，请缩小搜索范围。",
    few_votes: "评分按票数加权。", sorted_near: "仅对与这些词最接近的 {count} 部影片排序。", sorted_met: "对符合筛选条件的全部影片排序，不考虑其他。",
    low: "没有与这些词相近的影片，以下只是相对最近的。",
    gone: "你评价过的一部影片已不在片库中。",
    relevance: "最匹配", newest: "最新", oldest: "最早", highest_rated: "评分最高", lowest_rated: "评分最低",
    most_popular: "最热门", highest_grossing: "票房最高",
    genre: "类型", decade: "年代", language: "语言", rated: "评分",
    understood: "已理解：{text}", remove: "移除：{text}", removed: "已移除：{text}。", colon: "：", comma: "、",
    filters: "筛选", filtered: "筛选（{n}）", active: "当前筛选条件", views: "视图", movies: "影片",
    results_for: "搜索“{q}”的结果", recommend_for: "为“{q}”推荐",
    close: "以下影片至少有一项不符：{text}。", none_meets: "没有影片符合全部条件，以下影片至少有一项不符：{text}。",
    misses: "不符：{text}", meets: "符合：{text}", elsewhere: "外部链接", only: "只看全部符合的",
    ended: "{text}。", so_far: "目前仅按字词匹配。", by_meaning: "按含义搜索（回车）",
    more_of: "将多推荐类似《{title}》的影片。", less_of: "将少推荐类似《{title}》的影片。",
    example: "类似《{title}》", opened: "已打开：{title}。", start: "返回首页",
    recent: "最近的搜索", forget_recent: "清除搜索记录",
    completions: "{count} 条建议",
    about: "输入剧情，找到你记得的那部电影。", taste: "你的偏好",
    described: "“{q}”的影片：{titles}。", advised: "为“{q}”推荐的影片，每部都附理由。",
    keywords: "暂时无法按含义搜索，以下仅按关键词匹配。",
    meaning: "此片库仅按含义搜索，片名和具体用词的作用比平时小。",
    none: "没有找到影片", none_hint: "换几个词，或去掉一个筛选条件。",
    slow: "比平时慢一些……", offline: "无法连接",
    offline_hint: "连不上搜索服务，请检查网络后重试。",
    refused: "无法执行这次搜索", refused_hint: "网址中有搜索不接受的内容，例如年份、类型或数字。请改正网址，或重新开始。", limited: "搜索过于频繁",
    limited_hint: "请稍等片刻再试。", unavailable: "搜索暂不可用",
    unavailable_hint: "很快会恢复，请稍后再试。（免费数据库一周无人使用便会休眠，需由所有者唤醒。）",
    missing: "页面不存在", missing_hint: "没有这部影片或这个页面。",
    failed: "出错了", failed_hint: "请稍后再试。",
    broken: "回答中断了", broken_hint: "已收到的内容已保留，重试可获取其余部分。",
    back: "返回搜索结果", similar: "相似影片", like: "更多类似的",
    unlike: "不要这样的", facts: "资料", director: "导演", topics: "关键词", cast: "主演", runtime: "片长",
    minutes: "{n} 分钟", released: "上映", revenue: "票房", votes: "{n} 人评分",
    in_brackets: "（{text}）", original: "原名", spoken: "原始语言", model: "模型",
    explain: "挑选并说明理由", ask: "推荐", stop: "停止",
    offline_model: "离线，非 LLM", by_offline: "根据影片资料生成，并非 LLM 所写。",
    by_model: "由 {model} 挑选并撰写。", strong: "很合适", partial: "也许合适",
    recognised: "由模型认出", from_facts: "根据资料，非模型所写",
    degraded: "模型没有回答，以下是最匹配的影片，理由可能不全。",
    writing: "模型正在阅读影片……", stopped: "已停止。", ask_first: "说说你想看什么。",
    tmdb: "本产品使用 TMDB 的 API，但未经 TMDB 认可或认证。", api: "API 文档", source: "影片数据", english: "English", chinese: "中文",
    suggestions: "片名、影人和类型", person: "影人", movie: "影片", mood: "心情", skip: "跳到影片",
  },
};
const GENRES_ZH = {
  Action: "动作", Adventure: "冒险", Animation: "动画", Comedy: "喜剧", Crime: "犯罪", Drama: "剧情",
  Family: "家庭", Fantasy: "奇幻", History: "历史", Horror: "恐怖", Music: "音乐", Mystery: "悬疑",
  Romance: "爱情", "Science Fiction": "科幻", Thriller: "惊悚", War: "战争", Western: "西部",
  Documentary: "纪录片", "TV Movie": "电视电影",
};
const LABELS_ZH = {
  year_from: "{n}年及以后", year_to: "{n}年及以前", min_runtime: "至少 {n} 分钟", max_runtime: "最多 {n} 分钟",
};
// What a movie must not be, by the constraint's name.
const DENIALS = {
  en: {
    not_genre: "no {text}", not_decade: "not the {text}", not_language: "not {text}", not_person: "without {text}",
    without: "doesn't mention {text}", or: " or ",
  },
  zh: {
    not_genre: "非{text}", not_decade: "非{text}", not_language: "非{text}", not_person: "没有{text}", without: "不含{text}", or: "、",
  },
};
export const EXAMPLES = {
  en: [
    "nasa stranded astronaut mars", "animated movies from the 90s about lions",
    "korean thrillers rated above 8", "boy who sees dead people", "godfahter",
  ],
  zh: ["被困在火星上的宇航员", "90年代的动画片", "评分8分以上的韩国电影", "千与千寻", "1999年以后的科幻片"],
};

const STORED = "language";
const language = chosen(remembered(), globalThis.navigator?.languages ?? ["en"]);
// Who reads: the browser's own kind of the language, such as zh-TW.
export const READER = globalThis.navigator?.languages?.find((one) => new RegExp(`^${language}\\b`, "i").test(one))
  ?? (language === "zh" ? "zh-CN" : language);
const PLURALS = new Intl.PluralRules(language);

// The language somebody chose, else the first of the browser's that there is.
export function chosen(stored, preferred) {
  const wish = stored ?? preferred.find((one) => /^(en|zh)\b/i.test(one)) ?? "en";
  return wish.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function switchLanguage(to) {
  try {
    localStorage.setItem(STORED, to);
  } catch {
    return; // storage is forbidden: the browser's language stands
  }
  location.reload();
}

function remembered() {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

export function currentLanguage() {
  return language;
}

// Words whose form depends on a number have one for each of the language's plurals; `count` chooses.
export function t(key, values = {}) {
  const word = WORDS[language][key] ?? WORDS.en[key];
  if (word === undefined) throw new Error(`no word for ${key}`);
  const text = typeof word === "string" ? word : word[PLURALS.select(values.count)];
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

export function genreName(genre) {
  return language === "zh" ? (GENRES_ZH[genre] ?? genre) : genre;
}

export function decadeName(year) {
  return language === "zh" ? `${year}年代` : `${year}s`;
}

// From one year to another, both included.
export function yearsName(from, to) {
  if (from % 10 === 0 && to === from + 9) return decadeName(from);
  const span = from === to ? from : `${from}–${to}`;
  return language === "zh" ? `${span}年` : String(span);
}

// A constraint as it reads; what the page has no words for reads as the answer says.
export function labelOf(name, value, label) {
  const known = language === "zh" && LABELS_ZH[name];
  return known ? known.replace("{n}", value) : label;
}

// That a movie must be none of these, by the constraint's name; null where the page has no words for it.
export function denial(name, words) {
  const { [name]: template, or } = DENIALS[language];
  if (!template) return null;
  const text = words.join(or);
  return template.replace("{text}", name === "not_genre" ? text.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase()) : text);
}

// A constraint whose signs and numbers no end of a line takes from what they belong to.
export function unbroken(label) {
  return label.replace(/([≤≥≠★]|\d|\bno|\bnot) /g, "$1\u00a0").replace(/ (?=\d)/g, "\u00a0");
}

export function listed(words) {
  return words.join(t("comma"));
}

// A space between sentences, but none after the stops of Chinese, which bring their own.
export function paragraph(sentences) {
  return sentences.filter(Boolean).join(" ").replace(/([。！？]) /g, "$1");
}

export function languageName(code) {
  try {
    const tag = code === "cn" ? "yue" : code;
    return new Intl.DisplayNames([language], { type: "language" }).of(tag) ?? code;
  } catch {
    return code;
  }
}

export const KEYS = { en: Object.keys(WORDS.en), zh: Object.keys(WORDS.zh) };
