"""Capitalised words that name no company: people, places, days, papers, and things of the field."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(text: str) -> frozenset[str]:
    return frozenset(name.strip() for name in text.replace("\n", " ").split(";"))


FIRST_NAMES = _words("""
    Adam Adrian Aidan Alan Albert Alex Alexander Alexandr Alexandra Alexis Alice Alison Allison
    Amanda Amit Amy Ana Anat Andre Andrea Andreas Andrej Andrew Andy Angela Anita Anjali Ann Anna
    Anne Anthony Anton Antonio Aravind Ari Arthur Arun Ashley Barbara Barry Ben Benjamin Bernard
    Beth Bill Bob Brad Brandon Brett Brian Bruce Bruno Carl Carlos Carol Caroline Catherine
    Cecilia Chang Charles Charlie Chen Cheng Chris Christian Christina Christine Christopher
    Claire Clara Clay Cristiano Craig Dan Daniel Daniela Danielle Dario David Dean Deborah Demis
    Dennis Derek Diana Diane Diego Dmitry Don Donald Donna Doug Douglas Dylan Eddie Edward Elena
    Eli Elizabeth Ellen Elon Emily Emma Emmanuel Eric Erik Erin Ethan Eva Evan Fabian Fei Felix
    Fiona Florian Francesca Francis Francois Frank Fred Gabriel Gary Gavin Geoff Geoffrey George
    Gerard Giorgia Grace Graham Greg Gregory Guillaume Gustav Hannah Hans Harry Heather Helen
    Henna Henry Hiroshi Hock Howard Hugo Ian Igor Ilya Ina Ines Ivan Jack Jacob Jakub James Jamie
    Jan Jane Janet Jared Jason Jean Jeff Jeffrey Jen Jennifer Jensen Jeremy Jerry Jessica Jian Jim
    Jimmy Jing Joanna Joe Joel Johan John Johanna Jon Jonas Jonathan Jordan Jorge Jose Joseph Josh
    Joshua Juan Judith Julia Julian Julie Jun Justin Kai Karen Kate Katherine Kathy Katie Kay Keir
    Keith Kelly Ken Kenneth Kevin Kiana Kim Klaus Konrad Krishna Kristin Kurt Kyle Lance Larry
    Laura Lauren Laurent Lee Leo Leon Leonard Leslie Li Liam Liang Lin Linda Lisa Liu Liz Logan
    Louis Lucas Lucy Luis Luke Lynn Maggie Manuel Marc Marco Margaret Margrethe Maria Marie Mario
    Mark Markus Martha Martin Mary Masayoshi Mateo Mathias Matt Matthew Max Maya Megan Mei Melissa
    Meredith Mia Michael Michel Michelle Miguel Mike Min Ming Mira Miriam Mohamed Mohammed Molly
    Monica Morgan Mustafa Nadia Nancy Naomi Natalie Nate Nathan Neil Nicholas Nick Nicolas Nicole
    Nikhil Nina Noah Noam Nora Olaf Oliver Olivia Omar Oscar Owen Pablo Pam Pat Patricia Patrick
    Paul Paula Pedro Peggy Peter Phil Philip Philipp Philippe Pierre Priya Qi Rachel Rafael Raj
    Ralph Raymond Rebecca Rene Ricardo Richard Rick Rita Robert Roberto Robin Roger Roland Roman
    Ron Ronald Rosa Rose Ross Roy Ruth Ryan Safra Sam Samantha Samuel Sanjay Sara Sarah Sasha
    Satya Scott Sean Sebastian Sergey Sergio Shane Shannon Sharon Shawn Shiv Shou Simon Sofia
    Sonia Sophia Sophie Soumith Stefan Stella Stephanie Stephen Steve Steven Stuart Sue Sundar
    Susan Suzanne Sven Takeshi Tamara Tara Ted Teresa Terry Theo Theresa Thierry Thomas Tim
    Timothy Tina Tobias Toby Todd Tom Tommy Tony Tracy Trevor Ursula Valentina Vanessa Vera Victor
    Victoria Vijay Vincent Vinod Virginia Vivek Vlad Walter Wang Wayne Wei Wendy Werner Will
    William Xi Xiao Xu Yan Yang Yann Yi Ying Yoshua Yuki Yusuf Zach Zachary Zhang Zhao Zoe
""")

PLACES = _names("""
    Abilene; Abu Dhabi; Africa; Alabama; Alaska; America; Amsterdam; Argentina; Arizona; Arkansas;
    Asia; Atlanta; Austin; Australia; Austria; Bangalore; Bavaria; Beijing; Belgium; Bengaluru;
    Berlin; Boston; Brazil; Britain; British Columbia; Brussels; Bulgaria; California; Cambridge;
    Canada; Chicago; Chile; China; Colorado; Connecticut; Copenhagen; Croatia; Cyprus; Czechia;
    Dallas; Delaware; Denmark; Denver; Detroit; Dubai; Dublin; Dutch; Egypt; England; Estonia;
    Europe; Finland; Florida; France; Frankfurt; Geneva; Georgia; Germany; Greece; Guangdong;
    Guangzhou; Hangzhou; Hawaii; Helsinki; Hong Kong; Houston; Hungary; Iceland; Idaho; Illinois;
    India; Indiana; Indonesia; Iowa; Iran; Iraq; Ireland; Israel; Italy; Japan; Kansas; Kentucky;
    Kenya; Korea; Kyiv; Latvia; Lisbon; Lithuania; London; Los Angeles; Louisiana; Luxembourg;
    Madrid; Maine; Malaysia; Manhattan; Maryland; Massachusetts; Melbourne; Memphis; Mexico;
    Miami; Michigan; Middle East; Milan; Minnesota; Mississippi; Missouri; Montana; Moscow;
    Mumbai; Munich; Nebraska; Netherlands; Nevada; New Delhi; New Hampshire; New Jersey; New
    Mexico; New York; New York City; New Zealand; Nigeria; North America; North Carolina; North
    Dakota; Northern Ireland; Norway; Ohio; Oklahoma; Ontario; Oregon; Oslo; Oxford; Pakistan;
    Palo Alto; Paris; Pennsylvania; Philadelphia; Philippines; Phoenix; Poland; Portugal; Prague;
    Qatar; Quebec; Riyadh; Romania; Rome; Russia; San Diego; San Francisco; San Jose; Saudi
    Arabia; Scotland; Seattle; Seoul; Shanghai; Shenzhen; Silicon Valley; Singapore; Slovakia;
    Slovenia; South Africa; South America; South Carolina; South Dakota; South Korea; Spain;
    Stockholm; Sweden; Switzerland; Sydney; Taipei; Taiwan; Tel Aviv; Tennessee; Texas; Thailand;
    Tokyo; Toronto; Turkey; Uganda; Ukraine; United Arab Emirates; United Kingdom; United States;
    Utah; Vancouver; Vermont; Vienna; Vietnam; Virginia; Wales; Wall Street; Warsaw; Washington;
    West Virginia; Wisconsin; Wyoming; Zurich; Venezuela; Tehran; Big Tech; Hollywood;
    Westminster; Downing Street; Capitol Hill; Main Street; Bay Area
""")

DEMONYMS = _words("""
    African American Americans Arab Arabic Asian Asians Australian Austrian Belgian Brazilian
    British Britons Californian Canadian Chinese Czech Danish Dutch Egyptian English European
    Europeans Finnish French German Germans Greek Hungarian Indian Indonesian Iranian Irish
    Israeli Italian Japanese Kenyan Korean Latin Malaysian Mexican Nordic Norwegian Parisian
    Polish Portuguese Romanian Russian Russians Saudi Scandinavian Scottish Singaporean Spanish
    Swedish Swiss Taiwanese Texan Thai Turkish Ukrainian Vietnamese Welsh Western
""")

TIMES = _words("""
    January February March April May June July August September October November December Jan Feb
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday Mon Tue Wed Thu Fri Sat Sun Christmas Easter Thanksgiving Spring Summer Autumn Winter
    Q1 Q2 Q3 Q4 H1 H2 Today Yesterday Tomorrow Ramadan Diwali
""")

PAPERS = _names("""
    AFP; AP; ABC; ABC News; Al Jazeera; Ars Technica; Associated Press; Axios; BBC; BBC News;
    Bloomberg; Bloomberg News; Business Insider; CBS; CBS News; CNBC; CNET; CNN; Caixin; Corriere;
    Der Spiegel; Economist; Engadget; Euractiv; FT; Financial Times; Forbes; Fortune; Fox; Fox
    News; Gizmodo; Guardian; Hacker News; Handelsblatt; Instagram; Kyodo; Le Figaro; Le Monde;
    LinkedIn; Los Angeles Times; MIT Technology Review; Medium; MarketWatch; NBC; NBC News; NPR;
    NYT; Nature; New York Times; Newsweek; Nikkei; Nikkei Asia; PCMag; Politico; POLITICO; Quartz;
    Reddit; Reuters; SCMP; Science; Semafor; Sky News; South China Morning Post; Spiegel;
    Substack; TIME; Tech in Asia; TechCrunch; TechRadar; Telegraph; Time; The Atlantic; The
    Economist; The Financial Times; The Guardian; The Information; The New York Times; The
    Register; The Times; The Verge; The Wall Street Journal; The Washington Post; Threads;
    Twitter; USA Today; VentureBeat; Verge; Vox; WSJ; Wall Street Journal; Washington Post;
    Wikipedia; Wired; WIRED; X; Xinhua; YouTube; Yahoo Finance; ZDNet; Zeit; arXiv; Platformer;
    Telegram; WhatsApp; Facebook; Discord; WeChat; Wired Magazine; Time Magazine; Business
    Standard; Investing.com; CryptoPolitan; Cryptopolitan
""")

COMMON = _words("""
    A About According Across Additionally After Again Against All Almost Along Already Also
    Although Always Amid Among An And Another Any Anyone Are Around As Asked At Back Based Because
    Become Before Behind Being Below Besides Best Better Between Beyond Both Build But By Can
    Compared Competitors Consider Could Critics Customers Despite Developers Did Do Does Due
    During Each Earlier Either Else Employees Engineers Even Ever Every Everyone Everything
    Executives Experts Few Finally First For Former Four From Further Get Given Global Go
    Government Governments Great Had Half Has Have Having He Hence Her Here High His How However I
    If In Indeed Industry Insiders Instead Into Investors Is It Its Itself Just Key Large Last
    Late Later Lawmakers Leaders Leading Learn Less Let Like Long Look Looking Low Made Major Make
    Many Markets Maybe Meanwhile Members Might Models Moreover More Most Much Must My Near Nearly
    Neither Never New Next No Nobody None Nor Not Nothing Now Observers Of Off Officials Often On
    Once One Only Open Or Other Others Our Out Over Own Part People Perhaps Please Prices Q Rather
    Read Recent Recently Regulators Reports Researchers Rivals S Same Scientists Second See
    Several She Shares Should Similarly Since Six Small So Some Someone Something Sometimes Soon
    Sources Startups Still Such Suppliers Take Tech Technology Ten Than That The Their Them Then
    There Therefore These They Third This Those Though Three Through Thus To Together Top Two
    Under Unless Unlike Until Up Upon Us Users Using Very Via Want Was We Well Were What When
    Where Whether Which While Who Why Will With Within Without Workers Would Yes Yet You Your
    Rival Startup Chipmaker Carmaker Retailer Generative Agentic Conversational Sovereign
    Section Article Annex Chapter Part Figure Table Series Round Phase Step Version Update News
    Analysis Opinion Exclusive Breaking Editor Note Summary Conclusion Overview Introduction
    Background Key Takeaways Image Photo Source Welcome Thanks Hello Mr Mrs Ms Dr Prof Sir Lord
    Lady Judge Senator Representative President Minister Secretary Chancellor Governor Mayor
    Commissioner Chairman Chair Director Professor Founder King Queen Prince Pope General Admiral
    Christian God Internet Web Cloud Mac PC TV Earth Moon Mars Sun Republican Republicans Democrat
    Democrats Democratic Conservative Labour Liberal Nasdaq NASDAQ NYSE Dow Nikkei FTSE Bitcoin
    Android Windows Linux iPhone iPad Kubernetes Python Java JavaScript Chrome Excel Word
    Transformer
""")

ACRONYMS = _words("""
    A AI AGI AGIs AIs API APIs ASI AR ASIC B2B BBC CAGR CEO CEOs CES CFO CIO COO CPO CPU CPUs CTO
    DNA EBITDA ESG EPS ETF EU EV EVs FAQ FY G7 G20 GDP GDPR GPT GPU GPUs GW HBM HPC HR ID IDE II
    III IoT IP IPO IQ IT ITAR KPI LLM LLMs LP M&A MCP ML MoE MOU MW MWh NDA NLP NPU NPUs OCR OK OS
    PC PCs PDF PhD PM PR PRC QA R&D RAG RAM ROI RL RLHF RSS SaaS SDK SEO SLM SMEs SOC SQL STEM
    TL;DR TLDR TV UAE UI UK UN URL US USA USB USD UX VC VCs VP VR WWDC WTO XR GB TB NFL NBA NFT
    TPU TPUs XPU XPUs
""")

PROMISES = _words("""
    acquired agreed aims announced appointed bought expects filed hired intends invested invests
    plans pledged raised sells signed sued unveiled vowed wants
""")
"""Verbs whose subject is somebody: demand may rise, but it signs nothing."""

ORGANISATIONS = (
    r"Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|GmbH|AG|SE|PLC|plc|S\.A|N\.V|NV|AB|Oy|Labs?|AI|"
    r"Technologies|Technology|Systems|Group|Holdings?|Capital|Ventures|Partners|Energy|Robotics|"
    r"Semiconductors?|Electronics|Networks|Bank|Foundation|Institute|University|Ministry|Agency|"
    r"Authority|Commission|Council|Department|Bureau|Parliament|Association|Alliance|Federation|"
    r"Union|Research|Therapeutics|Motors|Aerospace|Mobile|Telecom|Studios|Computing|Intelligence"
)
"""Last or first words of the names of organisations, as a pattern."""
