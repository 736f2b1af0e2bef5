/** The sub-major groups 41 to 96. */
import { type Group, group } from "./Group.ts"

/** Clerks, services, agriculture, trades, machines and elementary work. */
export const lowerGroups: ReadonlyArray<Group> = [
  group(
    "41",
    "clerk",
    `
    secondary school and a course in {field}; a commercial school; secondary school
    a program that has been new for three years; a supervisor who measures keystrokes; forms that ask for the same thing twice; a desk between two quarrels
    Spotted a forged signature among two hundred.; Kept the office running through a flood of the cellar.; Showed a new colleague the real way of doing things.; Corrected a circular before it went out.
    sewing bees; crosswords in ink; houseplants`
  ),
  group(
    "42",
    "clerk",
    `
    secondary school; secondary school and a course in {field}; a commercial school
    people who are angry at somebody else; a queue and one open window; a smile required by contract; questions to which the answer is no
    Calmed a shouting man by asking his first name.; Bent a rule for a lost child.; Took nine complaints upstairs and came down with one change.; Found an interpreter in the queue.
    amateur dramatics; celebrity quizzes; baking for colleagues`
  ),
  group(
    "43",
    "clerk",
    `
    a commercial school; secondary school and a course in {field}; secondary school
    numbers that were right yesterday; the last day of the month; a warehouse that answers the telephone on the tenth ring; goods with two names
    Found a decimal point that had cost a year's profit.; Waited at the gate for one missing crate.; Balanced the book by hand when the power failed.; Refused to count what was not there.
    darts; fantasy football; piano by ear`
  ),
  group(
    "44",
    "clerk",
    `
    secondary school; secondary school and a course in {field}
    paper that must be kept for ever; a job that is to be done by a machine; rain on deliveries; an index made by somebody with other ideas
    Read what nobody reads and found the mistake.; Brought a misdirected letter to its door.; Made an index that outlived the office.; Helped a stranger with a difficult form.
    stamps; genealogy; word games`
  ),
  group(
    "51",
    "service",
    `
    a course in {field}; an apprenticeship in {field}; secondary school and training on the job
    evenings and weekends without end; regulars who bring their sorrows; tips that depend on the weather; feet that ache by noon; a new owner with ideas
    Kept a straight face through a disaster.; Remembered a guest after ten years.; Stood in for a colleague on a feast day.; Told a customer the truth, kindly.; Trained a shy newcomer until the guests asked for no one else.
    karaoke; long baths and magazines; football with colleagues`
  ),
  group(
    "52",
    "shop",
    `
    secondary school; lower secondary school; secondary school and a course in {field}
    customers who only look; rent that rises each spring; goods that do not move; a supplier who wants cash; a rival with longer hours
    Gave credit to a family through a strike.; Took back a thing that was not bought there.; Chased a thief and let the boy go with a warning.; Sold the last umbrella to the wettest.
    lottery syndicates; soap operas; trips to the sea`
  ),
  group(
    "53",
    "service",
    `
    a course in {field}; secondary school and a certificate in {field}; a nursing diploma from another country
    too few hands at the worst hour; lifting without a second pair of hands; wages paid by the visit; families who come on Sundays with advice; leaving on time when somebody cries
    Sang until the fever broke.; Noticed the small change that mattered.; Bought slippers with {his} own money.; Stayed on in a snowstorm for a second shift, and a third.; Taught a daughter how to lift her father.
    old songs; knitting blankets; television serials`
  ),
  group(
    "54",
    "guard",
    `
    secondary school and a course in {field}; an academy for {field}
    nights that count double and pay single; a radio with dead spots; trust, which takes years; a report that will be read in court; young people with nothing to do
    Ran towards it.; Waited for help as the rule says, and never forgot it.; Gave a coat to a man in the rain.; Gave evidence against a colleague.; Started a football evening for the street.
    weight lifting; training dogs; angling`
  ),
  group(
    "61",
    "grower",
    `
    an agricultural school; secondary school and years on the family farm; primary school and years on the family farm
    the weather of the next ten days; prices made in another country; a machine bought on credit; children who will not take over; a well that sinks by a hand a year
    Saved a neighbour's harvest before {his} own.; Tried a new variety on one row.; Mended the common track after every storm.; Refused to sell the field by the water.; Kept a weather book without a gap.
    country fairs; accordion; tractor pulling`
  ),
  group(
    "62",
    "grower",
    `
    secondary school and a certificate in {field}; primary school and years with the family
    seasons that shift; rules written far from the water; gear that wears out before it is paid; knees that know the weather; strangers where there were none
    Turned back with an empty hold and everybody alive.; Taught a nephew the marks.; Reported what {he} saw to people who did not want to know.; Left the young ones for next year.
    carving; ballads; wrestling`
  ),
  group(
    "63",
    "grower",
    `
    primary school; lower secondary school
    the weeks before the harvest; a path that becomes a river; salt, soap and school fees; a cough in the house; land without a paper
    Lent a goat and got back two.; Walked a day to ask about seed.; Helped to raise nine roofs.; Kept the bean that survives a drought.; Spoke for the hamlet at the district office.
    drumming; storytelling by the fire; wrestling at the harvest feast`
  ),
  group(
    "71",
    "craft",
    `
    an apprenticeship in {field}; a vocational school; lower secondary school and an apprenticeship in {field}
    a client who pays the last part late; a wet month; knees that complain on every stair; plans that change by telephone; a firm that undercuts with no papers
    Did a job again at {his} own cost.; Finished a roof before the storm.; Took on a boy from the hostel.; Showed a widow how to mend it herself.; Sent back short-measured sand.
    pigeon racing; darts; restoring a cottage`
  ),
  group(
    "72",
    "craft",
    `
    an apprenticeship in {field}; a vocational certificate in {field}
    metal that is not what the paper says; a deaf ear from years of noise; a machine from before the war; an order with no tolerance and no drawing; oil on every shirt
    Made a missing part by eye.; Stopped a job when the guard came off.; Mended a stranger's car on a pass.; Kept an old machine alive for its own sake.; Taught the trade to three nieces.
    motocross; steam engines; brass bands`
  ),
  group(
    "73",
    "craft",
    `
    an apprenticeship in {field}; an art school diploma; secondary school and the family workshop
    hands that are no longer steady; work that a machine does nearly as well; prices people think are jokes; one supplier left; light in winter
    Undid a week's work over a hair.; Showed a school class every step.; Made one for love and never sold it.; Kept an old pattern from being lost.
    museum afternoons; bird carving; silent films`
  ),
  group(
    "74",
    "craft",
    `
    an apprenticeship as an electrician; a technical school; a vocational certificate in {field}
    faults that hide when looked for; a standard that grows by a volume a year; heights, which get no easier; customers who did it themselves first; the price of copper
    Refused to switch on.; Found the fault by the smell of dust.; Worked through a storm night for strangers.; Labelled what others had left bare.
    radio controlled cars; solar gadgets; karate`
  ),
  group(
    "75",
    "craft",
    `
    an apprenticeship in {field}; a vocational school; primary school and a workshop apprenticeship
    raw material that gets worse and dearer; mornings that begin at three; customers who compare with the factory; an inspector on the busiest day; a wrist that clicks
    Threw away a batch that others would have sold.; Gave the day's rest to the shelter.; Kept the shop open for an old customer.; Won a medal and hid it behind the scales.
    village fairs; folk costumes; smoking fish`
  ),
  group(
    "81",
    "operator",
    `
    a vocational certificate; secondary school and training at the works; lower secondary school and training at the works
    a line that is faster each spring; noise that nobody measures; shifts that turn backwards; a guard that was taken off; talk of closing the works
    Stopped the machine against the foreman's shout.; Collected for a colleague's burned flat.; Found a cheaper way and told the night shift first.; Trained a newcomer to listen to the machine.; Kept a cool head at a fire.
    allotment gardens; handball; old dance tunes`
  ),
  group(
    "82",
    "operator",
    `
    secondary school and training at the works; a vocational certificate
    a wrist that has begun to click; parts that do not fit and must; a count on a screen; a robot two stations on; work that never shows the whole
    Held back a piece that looked right.; Invented a hook that saves the back.; Taught the station to a deaf colleague.; Spoke up in the meeting, once.
    model kits; dance music; five-a-side football`
  ),
  group(
    "83",
    "driver",
    `
    secondary school and a driving licence; a vocational school; lower secondary school and a driving licence
    hours that no rota shows; a back that knows every road; fuel that costs more than it brings; dispatchers who have never driven; eyes in the dusk
    Stopped for an accident that others passed.; Brought a lost purse to its door.; Refused to drive on bad tyres.; Knew a short cut and saved a day.; Shared a flask with a stranger through a long wait.
    truck shows; audiobooks; road films`
  ),
  group(
    "91",
    "helper",
    `
    primary school; lower secondary school; secondary school
    unpaid minutes between two jobs; knees that complain on every stair; a boss who has no name; keys to other people's places; soap that burns
    Handed in what nobody would have missed.; Asked for a contract and got it.; Swapped shifts so that a colleague could study.; Found a better way round the floors.
    street bazaars; phone calls home; bingo`
  ),
  group(
    "92",
    "helper",
    `
    primary school; lower secondary school
    pay by the piece; the bus that brings the crew; heat from ten until five; a bunk with a leaking roof; the end of the season
    Carried a fainted colleague to the shade.; Counted the crates twice and was right.; Sent the first wages home whole.; Learned to drive the tractor by watching.
    football at dusk; cards; singing on the way home`
  ),
  group(
    "93",
    "helper",
    `
    primary school; lower secondary school; secondary school
    work that is given out by the day; a back that will not last; a helmet that was never handed out; a foreman's favourites; the rent on the first
    Jumped aside and pulled another along.; Asked for gloves until there were gloves.; Carried more than a share on a bad day.; Kept a dropped wage packet safe for a week.
    wrestling on television; dominoes; amateur boxing`
  ),
  group(
    "94",
    "helper",
    `
    lower secondary school; secondary school
    steam and shouting from noon on; a rota sent at midnight; burns from the oil; one meal a shift
    Worked nine hours and laughed in the tenth.; Learned every station of the kitchen.; Took home what would be thrown away, with leave.; Covered for a friend with a fever.
    hip-hop; skateboarding; street food`
  ),
  group(
    "95",
    "helper",
    `
    primary school; lower secondary school
    a pitch without a paper; rain on the best days; small change that is never enough; the police on feast days; a bad lung
    Ran after a customer with the change.; Shared a pitch with a newcomer.; Learned the price in six currencies.; Sent a sister to school.
    checkers on the pavement; street music; lotteries`
  ),
  group(
    "96",
    "helper",
    `
    primary school; lower secondary school; secondary school
    hours that begin before the buses; stairs, and more stairs; people who look through one; a vest in the wrong size; the first frost
    Found what somebody had thrown away by mistake.; Knew every door of the district.; Helped a stranger home.; Got the route changed by counting steps.
    bird feeding; marbles; old coins`
  )
]
