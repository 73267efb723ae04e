"""The phrases by which pages name what is not their article, in tables: phrase → reason.

Written from the general knowledge of how sites are built; a phrase is compared without case,
counts, signs and marks at its ends.
"""

from __future__ import annotations

CRUMBS: dict[str, str] = {
    phrase: reason
    for reason, phrases in {
        "navigation": """
            skip to content|skip to main content|skip to navigation|skip to main|skip to footer
            skip navigation|jump to navigation|jump to content|jump to search|accessibility links
            accessibility help|accessibility for screenreader|main menu|open menu|close menu
            toggle navigation|toggle menu|toggle search|open search|close search|open navigation
            site navigation|main navigation|navigation menu|navigation|menu|site map|sitemap
            sections|all sections|search|search for|back to top|top|to top|back|scroll to top
            return to top|next article|previous article|next story|previous story|older story
            newer story|next post|previous post|older posts|newer posts|next page|previous page
            older post|newer post|next|previous|prev|close|close this|expand|collapse|full screen
            fullscreen|view all|see all|show all|view more|see more|show more|load more|more
            more options|less|show less|home page|homepage|view photos|view graphic|view gallery
            launch gallery|view slideshow|autoplay|play|pause|mute|unmute|play video|watch video
            watch live|repository files navigation|folders and files|latest commit|files navigation
            video player|skip ad|view comments|expand full story|read full story|continue reading
            read the full story|view mobile site|mobile site|view desktop site|switch skin
            dark mode|light mode|text size|resize text|font size|font resizer|select language
            change language|choose language|language|other languages|edition|choose edition
            switch edition|us edition|uk edition|international edition|table of contents
            in this article|on this page|contents|hide|show|edit|view source|view history|talk
            from wikipedia the free encyclopedia|jump to|back to news|back to blog
            back to all posts|all posts|all news|all articles|go to homepage|breadcrumb
            breadcrumbs|you are here|site search|search this site|search site
            enter search keywords|submit search|go|get the app|download the app|open in app
            download app|rss|rss feed|feed|image 1 of 1|1 of 1|view image|view original
            enlarge image|open image|click to enlarge|caption|view this image|zoom
            view larger image|transcript|view full size image|click image for slideshow
            view transcript|next slide|previous slide|next slide previous slide|view photo gallery
            """,
        "kicker": "for immediate release|for immediate publication",
        "share": """
            share|share this|share this article|share this story|share this page|share this post
            share article|share story|share page|share post|share this on|share on|share via
            share options|share save|share bar|sharing|tweet|tweet this|retweet|pin it|pin|like
            recommend|recommended|bookmark|bookmark share|copy link|copy url|link copied|copied
            copy link to clipboard|get link|print|print article|print this|print this page
            print this article|email|e-mail|email this|email article|email this article
            email to a friend|send|send email|save|save article|save story|save for later|saved
            facebook|twitter|x|x twitter|twitter x|linkedin|whatsapp|reddit|pinterest|telegram
            instagram|youtube|tiktok|bluesky|threads|mastodon|flipboard|pocket|tumblr|snapchat
            messenger|email facebook twitter|share facebook twitter|google|google plus|stumbleupon
            digg|delicious|xing|line|wechat|weibo|hacker news|facebook messenger|gift this article
            gift|give this article|share full article|add to favorites|add to favourites|follow
            following|follow us|follow us on|connect|connect with us|stay connected|find us on
            find us on facebook|follow us on twitter|follow on google news|add us on google
            add as preferred source on google|listen|listen to this article|listen now
            listen to article|play audio|audio|read aloud|repost|upvote|clap|claps
            share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp
            share on reddit|share on pinterest|share by email|share via email|share more
            share to facebook|share to twitter|share to x|share to linkedin|open share options
            leave a like|was this helpful|was this page helpful|found this helpful|partager
            partager sur|imprimer|envoyer|teilen|drucken|compartir|imprimir|condividi|stampa
            was this article helpful|rate this article|flattr this|permalink|shortlink|cite
            cite this article|request permissions|reprints|order reprints|email to author
            email the author|contact the author|send to a friend|send me a copy|rate article
            message optional|recipient's email address|please try again
            purchase licensing rights
            """,
        "subscribe": """
            sign in|sign up|sign up now|sign in sign up|sign in now|sign in here|log in|login
            log out|logout|register|register now|register log in|log in sign up|join|join now
            join us|create account|create an account|create free account|create a free account
            my account|account|your account|manage account|my profile|profile|subscribe
            subscribe now|subscribe today|subscribe here|subscriptions|subscribe for free
            subscribe to newsletter|newsletter|newsletters|newsletter sign up|newsletter signup
            newsletter sign-up|sign up for our newsletter|subscribe to our newsletter
            get our newsletter|get the newsletter|sign up for newsletters|email newsletters
            our newsletters|newsletters alerts|email address|your email|your email address
            enter your email|enter your email address|email address required|username|password
            remember me|forgot password|forgot your password|lost your password|user login
            social login|log in with facebook|login with facebook|login with google
            continue with google|continue with apple|continue with email|already a subscriber
            already a member|already have an account|not a member|become a member|support us
            donate|donate now|make a donation|give now|start free trial|free trial|upgrade
            try for free|get started|get started for free|request a demo|book a demo|get a demo
            contact sales|get access|unlock|unlock this article|unsubscribe|manage subscription
            manage preferences|update your preferences|update profile|view in browser
            view this email in your browser|view online|read online|view email in browser
            get alerts|alerts|sign up for alerts|se connecter|s'inscrire|s'abonner|abonnez-vous
            se déconnecter|anmelden|registrieren|abonnieren|iniciar sesión|regístrate|suscríbete
            accedi|abbonati|get notified|turn on notifications|notify me|contact us|contact
            advertise|advertise with us
            """,
        "cookie": """
            accept|accept all|accept all cookies|accept cookies|accept and continue|i accept|agree
            i agree|reject all|reject|decline|reject cookies|only necessary cookies|necessary only
            manage cookies|cookie settings|cookie preferences|cookies settings|manage options
            cookie notice|cookie consent|cookies|allow all|allow all cookies|got it|ok
            privacy settings|consent preferences|your privacy choices|customize|customise
            """,
        "advert": """
            anzeige|sponsorisé|publicité|advertisement|advertisements
            advertisement continue reading below|advertising|advert
            ad|ads|sponsored|sponsored content|sponsored post|sponsored by|paid content|paid post
            paid partnership|promoted|promoted content|partner content|presented by|ad feedback
            video ad feedback
            story continues below advertisement|article continues below|story continues below
            continue reading below|article continues below advertisement|story continues
            article continues after advertisement|scroll to continue|related ads|remove ads
            report this ad|report ad|ad choices|why this ad|ads by google|ad closed by google
            download now|download report|download the report|download the full report
            download the guide|download pdf|read the report|read the full report|get the report
            get the guide|get your copy
            continue reading the main story|advertisement story continues below
            advertisement article continues below|advertisement - scroll to continue|buy photo
            buy photos|buy now|shop now|learn more|order now|find out more
            """,
        "footer": """
            about|about us|terms|terms of use|terms of service|terms and conditions
            terms conditions|privacy|privacy policy|privacy notice|privacy statement|cookie policy
            legal|legal notice|imprint|impressum|disclaimer|copyright|all rights reserved|careers
            jobs|press|press room|newsroom|media kit|investor relations
            do not sell my personal information|do not sell my info
            do not sell or share my personal information|your privacy rights
            your california privacy rights|california notice|accessibility|accessibility statement
            help|help center|help centre|help and contact us|support|customer service
            site index|feedback|send feedback|give feedback|corrections|report an error
            report a correction|editorial guidelines|editorial policy|masthead|staff|our team
            community guidelines|code of ethics|ethics policy|rss terms of service
            site information|powered by wordpress|powered by ghost|powered by substack
            made with ghost|back issues|partner with us|site links|quick links|useful links
            modern slavery statement|get emails about this page
            """,
        "comments": """
            reply|report|report abuse|flag|post a comment|add a comment|write a comment
            add comment|leave a comment|leave a reply|post comment|show comments|hide comments
            load comments|load more comments|no comments|no comments yet|comments are closed
            comments closed|sort by|newest first|oldest first|best|spam|offensive
            discussion policy|submit|join the conversation|join the discussion|log in to comment
            sign in to comment|login to comment|log in to reply|cancel reply|vote up|vote down
            like reply|reply share|be the first to comment|start the conversation
            post your comment|view all comments|read all comments|post a reply|share your views
            """,
    }.items()
    for row in phrases.strip().splitlines()
    for phrase in row.strip().split("|")
}
"""Lines that are never an article's text, whole."""

_SECTIONS = """
    home|news|latest|world|politics|business|technology|tech|science|health|sport|sports|opinion
    opinions|culture|arts|entertainment|lifestyle|life|style|travel|food|fashion|money|markets
    economy|finance|companies|climate|environment|education|weather|video|videos|photos|pictures
    podcasts|podcast|magazine|events|blog|blogs|books|music|movies|film|tv|television|games|gaming
    games quizzes|crossword|sudoku|horoscopes|cars|autos|real estate|property|classifieds
    obituaries|jobs|local|national|international|us|u.s.|uk|europe|asia|africa|americas|australia
    middle east|latin america|china|india|canada|us canada|global|regions|columnists|columns
    editorial|editorials|analysis|features|investigations|explainers|reviews|deals|shopping|shop
    store|products|product|solutions|services|platform|pricing|resources|documentation|docs
    developers|api|company|customers|partners|partnerships|community|forum|forums|research
    categories|category|tags|topics|archive|archives|authors|contributors|series|live|breaking
    breaking news|trending|popular|startups|start-ups|venture|security|ai|apps|mobile|hardware
    software|internet|gadgets|enterprise|crypto|space|energy|transport|transportation|media|royals
    crime|law|military|religion|family|parenting|relationships|home garden|pets|hobbies|football
    cricket|tennis|golf|rugby|nfl|nba|mlb|nhl|soccer|racing|boxing|olympics|formula 1|english
    español|français|deutsch|italiano|português|العربية|中文|日本語|русский|svenska|magyar|corporate
    investors|sustainability|publications|policies|statistics|data|departments|worldwide
    guidance and regulation|news and communications|research and statistics|transparency|benefits
    consultations|government|policy papers|how government works|get involved|e-paper|epaper
"""
SECTIONS: frozenset[str] = frozenset(
    phrase for row in _SECTIONS.strip().splitlines() for phrase in row.strip().split("|")
)
"""Names of sections: crumbs among their like, but also headings where text follows."""

OVER_LISTS = frozenset(
    (
        "see also", "external links", "further reading", "key points", "key takeaways", "in short",
        "key findings", "main findings", "key messages", "key facts",
        "highlights", "at a glance", "in brief", "main points", "topics covered", "requirements",
        "ingredients", "you will need",
    )
)  # fmt: skip
"""Headings over lists."""

OVER_TEXTS = frozenset(
    (
        "introduction", "overview", "background", "summary", "abstract", "context", "preface",
        "purpose", "scope", "objective", "objectives", "goals", "preamble", "description",
    )
)  # fmt: skip
"""Headings of one word over the first text."""

TAILS: dict[str, str] = {
    phrase: reason
    for reason, phrases in {
        "related": """
            related|related articles|related stories|related posts|related content|related news
            related topics|related coverage|related reading|related links|related searches
            related reports|related video|related videos|related to this story|related items
            related resources|related publications|related products|more related|read more
            read more on this|read more stories|read next|read also|also read|see also on|up next
            what to read next|next up|next read|read this next|more stories|more news
            more articles|more posts|more headlines|more reading|more to read|more to explore
            more coverage
            you may also like|you might also like|you may like|you might like|you may also enjoy
            you may also be interested in|you might be interested in|also of interest
            others also read|people also read|other people are reading|readers also liked
            recommended|recommended for you|recommended reading|recommended stories
            recommended articles|recommended by|we recommend|picked for you
            selected for you|for you|suggested for you|suggested reading|suggested articles
            most popular|most popular stories|most read|most viewed|most shared|most commented
            most recent|most emailed|most watched|popular|popular posts|popular articles
            popular now|popular stories|the most popular all over
            the most popular stories around the web|trending|trending now|trending stories
            trending articles|trending topics|trending news|top stories|top news|top articles
            top headlines|top picks|today's top stories|top reads|latest|latest news
            latest stories|latest articles|latest posts|latest headlines|latest videos
            latest updates|the latest|latest feature story|recent posts|recent articles
            recent stories|recent news|recent comments|recently published|new since last visit
            editor's picks|editors' picks|editor's choice|editors' choice|editors picks
            staff picks|don't miss|do not miss|in case you missed it|icymi|keep reading
            continue exploring|discover more|explore more|explore related content|other news
            other stories|other articles|in other news|around the web|from around the web
            from the web|elsewhere on the web|from our network|from the archives|in pictures
            watch more|watch next|more videos|more video|featured articles|featured stories
            featured posts|featured content|featured topics|featured videos|other opinion columns
            similar articles|similar posts|similar stories|also in the news|must read|must reads
            must-read|more from this author|more by this author|more from the author
            more in this section|more in news|more like this|related tags|articles you may like
            you may have missed|lire aussi|à lire aussi|sur le même sujet|les plus lus
            les plus partagés|les plus populaires|articles similaires|lesen sie auch
            mehr zum thema|meistgelesen|das könnte sie auch interessieren|más leídas|lo más leído
            te puede interesar|noticias relacionadas|leggi anche|ähnliche beiträge|ähnliche artikel
            ähnliche themen|weitere artikel|weitere beiträge|weitere meldungen|auch interessant
            das könnte dich auch interessieren|dir könnte auch gefallen|neueste beiträge
            letzte beiträge|topmeldungen|themen in diesem artikel|mehr aus dem ressort
            à lire également|articles récents|articles liés|derniers articles
            dans la même rubrique|artículos relacionados|entradas recientes
            entradas relacionadas|más noticias|articoli correlati|articoli recenti|i più letti
            potrebbe interessarti|artigos relacionados|leia também|mais lidas
            gerelateerde artikelen|lees ook|meest gelezen|editors' recommendations
            suggested stories|next up|more on this topic|related subjects
            """,
        "advert": """
            featured|featured products|featured tools|featured partners|sponsored
            sponsored content|sponsored stories|sponsored links|sponsored posts|promoted
            promoted stories|promoted content|paid content|from our partners|from our sponsors
            our sponsors|our partners|partner content|partner offers|special offers|offers
            brand studio|advertiser content|ads by|recommended tools|featured deals|top deals
            today's deals|partners
            """,
        "comments": """
            comments|reader comments|readers' comments|user comments|join the discussion
            discussion|conversation|responses|leave a comment|leave a reply|post a comment
            add a comment|write a comment|show comments|view comments|have your say
            what do you think|commentaires|réactions|réagir|vos réactions|kommentare
            leserkommentare|comentarios|comments closed|0 comments|no comments yet
            join the conversation|most recent comments|kommentar schreiben|kommentar verfassen
            schreibe einen kommentar|schreiben sie einen kommentar|kommentar hinterlassen
            laisser un commentaire|ajouter un commentaire|poster un commentaire
            deja un comentario|deja una respuesta|commenti|lascia un commento|comentários
            deixe um comentário|reacties
            """,
        "subscribe": """
            stay informed|stay in the know|stay up to date|stay updated|join our newsletter
            get the latest news|never miss a story|never miss an update
            get the latest in your inbox|daily newsletter|weekly newsletter
            """,
        "footer": """
            tags|filed under|posted in|categories|topics|topics mentioned in this article
            more about|about the author|about the authors|author bio|about author|written by
            author|site links|quick links|useful links|site information|customer service
            our other sites|get in touch|sections|company|legal|resources|products|support
            we're hiring|we are hiring|join our team|open roles|open positions
            about us|our company|our sites|our network|updates to this page
            """,
    }.items()
    for row in phrases.strip().splitlines()
    for phrase in row.strip().split("|")
}
"""Labels of what comes after an article, or stands in boxes within it."""
