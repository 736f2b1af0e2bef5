/** Unit groups of sub-major group 26: legal, social and cultural professionals. Written as Unit.ts reads it. */
export const culture = `
2611 Lawyers | law | public defender; labour lawyer; prosecutor | pleading; discovery; limitation
- a gown with a mended hem; a trolley of files; a code with a broken spine
- a client who is innocent and rude; a judge who reads nothing after lunch
- Won a case with a bus timetable. Asked for an acquittal of the man {he} was meant to accuse.
2612 Judges | law | family court judge; district judge; magistrate | injunction; precedent; adjournment
- a bench book; a water glass; a pencil for drawing during speeches
- a custody case with two good parents; a law that is clear and unjust; forty cases on one list
- Held a hearing in a barn so that the witness could see the wall. Overturned a ruling of {his} own.
2619 Legal Professionals Not Elsewhere Classified | law | notary; legal adviser | deed; power of attorney; due
  diligence
- a seal in a velvet bag; a register of deeds; a list of relatives
- a will written on the back of a calendar; a boundary described by a vanished fence
- Read a contract aloud to a seller who could not read. Refused to seal a deed that nobody had explained.
2621 Archivists and Curators | archival studies | archivist; museum curator; gallery curator | provenance; accession;
  acid-free box
- cotton gloves; a hygrometer; a list of what was lost
- a bequest with conditions; a donor's uncle in the wrong uniform; mould in row nine
- Sent a drum back to the village it came from. Saved a factory's letters from the boiler.
2622 Librarians and Related Information Professionals | library science | children's librarian; research librarian;
  information scientist | catalogue; interlibrary loan; thesaurus
- a book trolley; a labelling pencil; a box of forgotten bookmarks
- a reader who tears out recipes; shelves that are full and a cellar that is damp
- Drove a van of books to the high villages. Answered a prisoner's forty questions by post.
2631 Economists | economics | labour economist; central bank economist; agricultural economist | elasticity;
  inflation; externality
- a price basket; a regression nobody asked for; a blackboard in the corridor
- a growth figure that leaves out the kitchen; a minister who likes one-handed answers
- Counted what the free bridge had cost. Published a forecast next to last year's wrong one.
2632 Sociologists, Anthropologists and Related Professionals | sociology | sociologist; anthropologist; criminologist;
  geographer | fieldwork; cohort; informant
- a recorder; a notebook with a rubber band; a map drawn by children
- people who answer as they think they should; a village that asks what it gets out of it
- Lived eleven months above a wholesale market. Gave the manuscript to those it describes, and cut a chapter.
2633 Philosophers, Historians and Political Scientists | history | historian; political scientist; ethicist | primary
  source; footnote; franchise
- a magnifying glass; index cards in shoe boxes; a flask for cold archives
- a letter that ruins the best chapter; a monument with a wrong date
- Named the forgers of a famous charter. Debated the death penalty in a prison.
2634 Psychologists | psychology | school psychologist; clinical psychologist; work psychologist | baseline;
  attachment; exposure exercise
- a sandbox; a clock only one person can see; test booklets
- a waiting list longer than a school year; a test normed on another continent
- Rode lifts for a month with a man who feared them. Told a firm that its problem was the roster.
2635 Social Work and Counselling Professionals | social work | family counsellor; addiction counsellor; probation
  officer | care order; relapse; home visit
- a diary with initials; a kettle; a list of night shelters
- a boy who is safe only at school; a form in place of a bed
- Sat on a stair for three hours until a door opened. Got an eviction stopped with one photograph.
2636 Religious Professionals | theology | hospital chaplain; prison chaplain; preacher | pastoral care; vigil; rite
- a worn book of prayers; a diary of burials; a folding stool
- two families and one grave; a congregation that quarrels about the heating
- Opened the hall to strangers in a cold week. Buried a man nobody knew, with nine people present.
2641 Authors and Related Writers | literature | novelist; screenwriter; technical writer | draft; galley; point of
  view
- a typewriter without an e; a drawer of endings; a pinboard of characters
- a second act that will not move; royalties that buy one lunch; a relative who recognised everybody
- Burned a finished novel and wrote the short story inside it. Read aloud in a laundrette every month.
2642 Journalists | journalism | court reporter; science journalist; news editor | deadline; off the record; lead
- a notebook that fits a coat pocket; two telephones; a press card on a string
- a story that is true and cannot be proved; a page sold to an advertiser overnight
- Read nine hundred pages of a budget to find one bridge. Printed the correction larger than the error.
2643 Translators, Interpreters and Other Linguists | languages | court interpreter; conference interpreter; linguist |
  register; glossary; consecutive
- a booth with a bad chair; a notepad of signs; dictionaries in two alphabets
- a speaker who reads at full speed; a word for which two peoples fought
- Stopped a trial over one wrong verb. Recorded the last nine speakers of a valley's language.
2651 Visual Artists | fine arts | painter; sculptor; printmaker | primer; edition; armature
- a press with an iron wheel; brushes in jam jars; a skylight that leaks
- a commission for a bank that wants no red; a studio that will be flats
- Painted the backs of a street's houses for those who live there. Bought back an early picture and overpainted it.
2652 Musicians, Singers and Composers | music | orchestral musician; singer; composer; bandleader | tempo; reed;
  counterpoint
- a case with train tickets in it; a tuning fork; manuscript paper
- a wrist that tires in the slow movement; weddings that want the same five songs
- Played the second half on three strings. Wrote a lament for a closed shipyard and its horn.
2653 Dancers and Choreographers | dance | ballet dancer; folk dancer; choreographer | extension; lift; notation
- taped shoes; a mirror with a crack; a speaker on wheels
- an ankle that forecasts rain; a floor laid on concrete
- Danced a premiere in borrowed boots. Made a piece for thirty dockers and a crane.
2654 Film, Stage and Related Directors and Producers | film directing | film director; stage director; documentary
  maker | shot list; blocking; rough cut
- a viewfinder on a cord; a schedule in colours; a thermos
- a leading actor who has not read the ending; weather for one day and four days of shooting
- Cut the best scene because it told a lie. Filmed a ferry crew for a whole winter.
2655 Actors | acting | stage actor; puppeteer; voice actor | cue; monologue; understudy
- a script with a tea stain; a make-up tin; a stone to speak around
- a part learned for a theatre that closed; auditions that want someone younger
- Took over the lead at an hour's notice with the book in hand. Played to nine people as if to nine hundred.
2656 Announcers on Radio, Television and Other Media | media studies | newsreader; sports commentator; podcast host |
  autocue; jingle; dead air
- a stopwatch; a pronunciation list; a glass of warm water
- names that must be right the first time; a co-host who laughs at everything
- Filled forty minutes when the match was stopped. Read the list of the missing without a tremor.
2659 Creative and Performing Artists Not Elsewhere Classified | performing arts | circus acrobat; circus clown |
  warm-up; patter; rigging point
- a trunk with a false bottom; chalk for the hands; a wig box
- a knee and a net, both past their best; winter quarters without heating
- Held the tent down through a squall. Performed in every ward of a children's hospital in one day.
`
