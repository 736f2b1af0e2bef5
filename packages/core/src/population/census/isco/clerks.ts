/** Unit groups of major group 4: clerks. Written as Unit.ts reads it. */
export const clerks = `
4110 General Office Clerks | office administration | office clerk; school office clerk | in-tray; carbon copy;
  franking
- a stapler with {his} name on it; a tray for everything else; a kettle rota
- a filing system known to one person on leave; a printer that prints on its own
- Found the lease under the coffee machine. Typed a stranger's visa form in the lunch break.
4120 Secretaries (general) | secretarial studies | secretary; school secretary | diary; dictation; letterhead
- a diary in two inks; a stamp box; a telephone with eleven lines
- a chief who answers every message with ask me; three meetings in one room
- Reached a minister by ringing his mother. Kept a school calm through a power cut.
4131 Typists and Word Processing Operators | typing | typist; word processing operator | transcript; margin; words per
  minute
- a foot pedal; a wrist rest; a lamp on an arm
- tapes with two voices at once; a font chosen by the chairman
- Typed a novel for its blind author. Heard a threat on a tape and reported it.
4132 Data Entry Clerks | office administration | data entry clerk; survey coder | keystroke; batch; verification
- a number pad; a green shade; a stack of forms
- sevens that look like ones; a field for two surnames in a land of three
- Found the same signature on forty forms. Entered a year of rain in a week.
4211 Bank Tellers and Related Clerks | banking | bank teller; post office counter clerk; money changer | cash float;
  counterfeit; queue number
- a rubber thimble; a lamp for banknotes; a bell
- pensioners told to use the telephone; a till that balances a coin short
- Stalled a swindler until her grandson came. Counted a jar of a lifetime's coins.
4212 Bookmakers, Croupiers and Related Gaming Workers | gaming | croupier; betting clerk | odds; stake; shoe of cards
- a rake; a chalk board; a shoe of cards
- a regular who has begun to borrow; a table watched by six cameras
- Sent a man home before his last chip. Paid out on an outsider with a straight face.
4213 Pawnbrokers and Money-lenders | commerce | pawnbroker; village money-lender | pledge; redemption; interest
- an acid kit; a safe; a ledger with thumb prints
- tools pawned by men who need them; a ring with a fresh engraving
- Returned a trumpet for one evening. Burned the notes of a drowned fisherman.
4214 Debt Collectors and Related Workers | business administration | debt collector; rent collector | arrears;
  instalment; reminder
- a list in order of streets; a receipt book; comfortable shoes
- debts sold three times; a door that opens on hungry children
- Wrote off an account on the stairs. Split a sum into fifty weeks and got all fifty.
4221 Travel Consultants and Clerks | tourism | travel agent; railway ticket clerk | fare; connection; rebooking
- a wall of timetables; a globe; a telephone on hold
- an airline that folded overnight; a honeymoon in the rainy season
- Brought a choir home from four cities. Found the train that was in no computer.
4222 Contact Centre Information Clerks | customer service | call centre agent; complaints clerk | script; hold time;
  escalation
- a headset; a laminated script; a drawing pad
- callers passed on six times; a wallboard that turns red
- Broke the script to save a pensioner's heating. Learned to say sorry in a way that meant it.
4223 Telephone Switchboard Operators | office administration | switchboard operator; emergency call operator |
  extension; line; relay
- a board of lamps; a list of who is never in; a cardigan
- a caller who only breathes; a hospital with two Dr Martins
- Kept a child talking until the police found the street. Reached a surgeon on a ski lift of rumours.
4224 Hotel Receptionists | hotel management | front desk clerk; night porter | check-in; no-show; wake-up call
- a guest book; a drawer of adapters; a night bell
- a party of twelve with a booking for two; a guest who will not leave
- Lent a bridegroom {his} own shoes. Hid a frightened woman in room nine.
4225 Inquiry Clerks | customer service | information desk clerk; hospital information clerk | directions; leaflet;
  queue
- a map with a worn centre; a rack of leaflets; a badge in three languages
- signs that point at each other; a question that is really another
- Walked a lost farmer to the right ward. Drew the map that the building had lacked.
4226 Receptionists (general) | office administration | receptionist; doctor's receptionist | visitor book;
  appointment; switchboard
- a bowl of sweets; a visitor book; a door buzzer
- a waiting room that hears everything; a fire drill on opening day
- Recognised a heart attack by a joke. Remembered a visitor after eleven years.
4227 Survey and Market Research Interviewers | social research | survey interviewer; census enumerator |
  questionnaire; quota; refusal
- a clipboard; a card of answers; a rain cape
- dogs behind low gates; a question that insults half the street
- Climbed to the last house for one answer. Admitted a made-up interview in the team.
4229 Client Information Workers Not Elsewhere Classified | customer service | hospital admissions clerk; visa
  interviewer | intake; identity check; eligibility
- a camera; a stack of wristbands; a pen on a chain
- forms in one language for patients in nine; families that arrive without papers
- Admitted a man under the name of his song. Rewrote the intake sheet in pictures.
4311 Accounting and Bookkeeping Clerks | bookkeeping | accounts clerk; invoice clerk | invoice; ledger; dunning letter
- a spike of bills; a stamp that says paid; a ruler
- invoices lost between two floors; a supplier with a double
- Found a paid bill paid again for six years. Balanced a parish by candle.
4312 Statistical, Finance and Insurance Clerks | finance | insurance clerk; statistics clerk; securities clerk |
  policy number; tally; premium
- a rate book; a sorting tray; a hand counter
- a claim for the same bicycle; columns that add up to a hundred and one
- Noticed a fire that came before its policy. Reconciled a village's harvest by sack.
4313 Payroll Clerks | payroll accounting | wages clerk; timekeeper | overtime; deduction; payslip
- a time clock; a table of allowances; brown envelopes
- a bonus nobody can explain; night hours rounded down
- Paid a crew in cash when the bank failed. Found nine ghosts on a payroll.
4321 Stock Clerks | warehousing | stock clerk; storekeeper; weighbridge clerk | bin card; inventory; pallet
- a hand scanner; a ladder; a pencil on a string
- screws counted by weight; a shelf that belongs to nobody
- Found a lost turbine under tarpaulin. Labelled forty thousand drawers one winter.
4322 Production Clerks | production planning | production planning clerk; material planner | order card; shortage;
  schedule
- a board of cards; a rack of dockets; a phone with a long cord
- one bolt that stops a ship; a schedule that is true until nine
- Borrowed steel from a rival by asking. Drew the plan on the floor in chalk.
4323 Transport Clerks | logistics | dispatcher; railway yard clerk; port clerk | waybill; slot; driver hours
- a radio; a map under glass; a magnet board
- a lorry that is everywhere but here; a bridge shut without notice
- Guided a convoy by the smell of a bakery. Sent a driver home to his daughter's birth.
4411 Library Clerks | library science | library assistant; shelving clerk | issue desk; overdue; call number
- a date stamp; a trolley with a squeak; glue
- books returned with bacon in them; a reader who sleeps until closing
- Paid a child's fine in secret. Found a banknote and its borrower of twelve years before.
4412 Mail Carriers and Sorting Clerks | postal service | letter carrier; mail sorter | round; registered letter;
  sorting frame
- a satchel; a bundle of rubber bands; a rain cover
- a dog at number nine; parcels larger than the bicycle
- Carried a letter to a house that had burned, and found its owner. Sorted a saint's day's mail alone.
4413 Coding, Proofreading and Related Clerks | publishing | proofreader; coding clerk | galley; style sheet; code
  frame
- a red pencil; a ruler under the line; a dictionary in two volumes
- an author who loves commas; a name spelt four ways
- Stopped a press for one zero. Read a phone book and enjoyed it.
4414 Scribes and Related Workers | letter writing | public letter-writer; form-filler | petition; affidavit; dictation
- a folding table; a typewriter; a stack of stamped paper
- a son who never answers; a petition that must not sound angry
- Wrote a proposal of marriage that was accepted twice. Read a telegram aloud as gently as it could be read.
4415 Filing and Copying Clerks | office administration | filing clerk; copy shop operator | index; toner; microfilm
- a step stool; a box of tabs; a copier with moods
- a law that says keep and a cellar that says no; files eaten by mice
- Found the deed that saved an orchard. Copied a church register by hand in one winter.
4416 Personnel Clerks | human resources | personnel clerk; leave clerk | staff file; leave balance; contract
- a cabinet of buff folders; a birthday list; a rubber finger
- leave that adds up to a year; a file with someone else's photograph
- Traced a pension to a misspelt village. Told the director he was overdue for a holiday.
4419 Clerical Support Workers Not Elsewhere Classified | office administration | correspondence clerk; election clerk
  | form letter; ballot; notice
- a box of pencils; a sealing stamp; a list of streets
- letters that answer no question; a polling station in a bar
- Counted a ward five times for one vote. Answered every child's letter to the mayor.
`
