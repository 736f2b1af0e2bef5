/** Unit groups of sub-major groups 32, 33 and 34: associate professionals. Written as Unit.ts reads it. */
export const associates = `
3211 Medical Imaging and Therapeutic Equipment Technicians | radiography | radiographer; mammographer; dialysis
  technician | exposure; contrast medium; slice
- a lead apron; sand bags; a film viewer
- a scanner booked until midnight; patients who cannot lie still
- Sang a child through a scan. Saw the shadow that the report had left out.
3212 Medical and Pathology Laboratory Technicians | laboratory medicine | blood bank technician; pathology technician
  | smear; cross-match; stain
- a microscope with a worn stage; a centrifuge; racks of tubes
- samples without names; a stain that fades on Mondays
- Found malaria in a slide marked normal. Ran the blood bank through a motorway pile-up.
3213 Pharmaceutical Technicians and Assistants | pharmacy | pharmacy assistant; dispensary technician | expiry date;
  blister pack; stock rotation
- a counting tray; a label printer; a locked drawer
- two drugs with nearly one name; a queue that coughs
- Caught a wrong strength at the counter. Sorted the tablets of a blind man by touch.
3214 Medical and Dental Prosthetic Technicians | prosthetics | dental technician; orthopaedic technician; prosthesis
  maker | impression; socket; bite
- an articulator; a plaster knife; a drawer of teeth
- a crown that must look as old as its neighbours; feet that grow faster than the budget
- Made a running leg out of a ski. Matched one tooth eleven times.
3221 Nursing Associate Professionals | nursing | assistant nurse; practical nurse | bed bath; vital signs; handover
- a thermometer; a trolley of linen; a fob watch
- call bells that all ring at supper; a lift that is out of order again
- Noticed a stroke by the way a cup was held. Wrote a patient's last letter home.
3222 Midwifery Associate Professionals | midwifery | assistant midwife; birth attendant | cord care; antenatal visit;
  referral
- a clean blade in paper; a basin; a lamp
- a river that rises on the wrong nights; a mother-in-law who knows better
- Delivered a boy in a boat. Walked eight kilometres to check a fever.
3230 Traditional and Complementary Medicine Associate Professionals | traditional medicine | bonesetter; herbalist;
  massage healer | poultice; tincture; cupping
- a bundle of splints; jars with cork; a steam pot
- hills picked bare by traders; young patients who record everything
- Set a goat's leg and then its owner's. Refused a remedy to a man who needed a surgeon.
3240 Veterinary Technicians and Assistants | veterinary nursing | veterinary nurse; livestock vaccinator | restraint;
  dose by weight; rabies shot
- a muzzle; a clipper; a cool box
- cats that were fasting and are not; a herd spread over three hills
- Bottle-fed a fox through a winter. Vaccinated a whole market before breakfast.
3251 Dental Assistants and Therapists | dental care | dental hygienist; dental assistant | scaling; suction; fluoride
- a scaler; a paper bib; a tray of mirrors
- gums that bleed at twenty; a dentist who mumbles
- Calmed a giant with a nursery rhyme. Took brushes to the building site.
3252 Medical Records and Health Information Technicians | health records | medical coder; health records clerk |
  diagnosis code; discharge summary; retention
- a code book with tabs; a trolley of files; a scanner
- handwriting that decides a bill; two patients with one birthday
- Found a dead man still being treated. Brought nine years of paper into order.
3253 Community Health Workers | public health | village health worker; health promoter | household visit; growth
  chart; latrine
- a flip chart; a scale that hangs from a tree; a bicycle
- wells near latrines; rumours that travel faster than vaccine
- Visited two hundred doors in a week of cholera. Turned the healer into an ally over tea.
3254 Dispensing Opticians | optics | dispensing optician; contact lens optician | frame; pupil distance; lens coating
- a pupilometer; a heat box; a wall of frames
- frames that suit and do not fit; insurers who pay for one eye
- Mended the imam's glasses and the priest's on one afternoon. Bent a frame for a broken nose.
3255 Physiotherapy Technicians and Assistants | physiotherapy | massage therapist; hydrotherapy assistant |
  mobilisation; heat pack; gait aid
- a couch with a hole; a bucket of salts; walking frames
- patients who count only to eight; a pool that is never warm enough
- Got a choir of hips up the stairs. Found a fracture under a bruise.
3256 Medical Assistants | medical assistance | doctor's assistant; clinic assistant | appointment; blood draw; triage
- a card file; a needle box; a ringing telephone
- a waiting room with two chairs broken; a doctor who runs an hour late
- Saw who was really ill in a full room. Learned every patient's dog by name.
3257 Environmental and Occupational Health Inspectors and Associates | public health | food inspector; labour safety
  inspector | swab; improvement notice; cold chain
- a probe thermometer; a pad of notices; a torch
- a kitchen that is warned before each visit; scaffolds with no toe board
- Ate nothing at a banquet and closed it. Measured a boiler that nobody had measured.
3258 Ambulance Workers | emergency care | paramedic; ambulance driver | airway; stretcher; golden hour
- a trauma bag; a stair chair; a siren with two tones
- lifts too small for a stretcher; a hospital that closes its gate at night
- Counted a heart back in a hayloft. Held a hand through a cut car door for an hour.
3259 Health Associate Professionals Not Elsewhere Classified | health care | HIV counsellor; contact tracer | contact
  tracing; intake form; consent
- a folder of leaflets; a private room with a curtain; a mobile telephone
- clients who give a false name; a list of contacts that grows each hour
- Found the ninth guest of a party of eight. Kept a secret against a whole village.
3311 Securities and Finance Dealers and Brokers | finance | stockbroker; foreign exchange dealer | bid; spread;
  settlement
- four screens; a squawk box; a bell nobody rings
- a price that moves before the news; a client who calls only in a fall
- Refused an order that smelled of a secret. Unwound a bad position without blaming the trainee.
3312 Credit and Loans Officers | banking | loan officer; microcredit officer; mortgage officer | collateral; arrears;
  repayment plan
- a scoring sheet; a motorcycle helmet; a ledger of groups
- a good harvest promised in March; a score that hates self-employment
- Lent to nine women on their word and lost nothing. Drove out to count the cows.
3313 Accounting Associate Professionals | bookkeeping | bookkeeper; accounting assistant; tax assistant | trial
  balance; voucher; petty cash
- a punch and folders; a stamp with the date; a column calculator
- receipts on thermal paper; a till that is short every payday
- Found an embezzler by the roundness of the figures. Kept the books of a circus.
3314 Statistical, Mathematical and Related Associate Professionals | statistics | statistical assistant; actuarial
  assistant | coding frame; sample; time series
- a code book; a table that must add up; a red ruler
- a census with a street too few; weights that make one man count for forty
- Rang back two hundred houses to check a zero. Found the month in which nobody died.
3315 Valuers and Loss Assessors | valuation | property valuer; art valuer; loss assessor | appraisal; replacement
  value; write-off
- a laser measure; a book of past sales; a moisture meter
- a painting that is worth what the letter says; a flood that began under the sink
- Told a family that the treasure was a copy. Valued a mill by the sound of its floor.
3321 Insurance Representatives | insurance | insurance agent; insurance broker | premium; rider; claim
- a folder of policies; a diary of birthdays; a rain coat
- people insured against everything except what happens; a sales target in a village of forty
- Tore up a policy its owner did not need. Got a widow paid by reading page nineteen.
3322 Commercial Sales Representatives | sales | travelling sales representative; wine sales representative |
  territory; order book; sample
- a boot full of cases; a map with pins; mints
- a buyer who retires and an heir who clicks; hotels with one lamp
- Sold a rival's product when it was the right one. Drove back for a forgotten cheque and a chat.
3323 Buyers | purchasing | fashion buyer; grain buyer; food buyer | lead time; bid; lot
- a sample bag; a price history; a moisture tester
- a supplier who has bought a yacht; beans that weigh more in the rain
- Walked a cocoa chain to its end. Paid on delivery when nobody else did.
3324 Trade Brokers | commerce | commodity broker; shipping broker | charter; futures; bill of lading
- a row of clocks; a telex kept for luck; a freight map
- a ship that waits outside the port; a crop sold before the rain
- Found a hull for a cargo of onions on a Sunday. Told both sides the same number.
3331 Clearing and Forwarding Agents | logistics | freight forwarder; customs agent | tariff code; manifest; demurrage
- a book of tariffs; a stamp pad; a wall of box numbers
- a container held for one missing word; rates that last until noon
- Freed a load of insulin in an hour. Walked forty cows' papers from window to window.
3332 Conference and Event Planners | event management | wedding planner; conference organiser | running order; seating
  plan; rider
- a clipboard; a belt of tape and pins; a list of allergies
- a keynote speaker stuck on a runway; rain and a white marquee
- Married two couples in one tent. Found three hundred chairs at dawn.
3333 Employment Agents and Contractors | human resources | employment agent; seasonal labour contractor | placement;
  day rate; work permit
- a telephone that rings at five; a minibus; a box of cards
- firms that want cheap and call it flexible; passports held in somebody's drawer
- Took a crew off a farm that paid in promises. Found work for a whole closed laundry.
3334 Real Estate Agents and Property Managers | property management | estate agent; letting agent; property manager |
  viewing; deposit; service charge
- a ring of keys; a wide lens; a folder of floor plans
- a flat that is damp behind the wardrobe; an heir who will not answer
- Told a buyer about the trains. Kept a boiler going all winter from a spare of {his} own.
3339 Business Services Agents Not Elsewhere Classified | commerce | auctioneer; livestock auctioneer | reserve price;
  commission; lot
- a gavel; a card of lots; a rostrum that folds
- a lot with two owners; bidders who bid with their eyebrows
- Stopped a sale when a child recognised her clock. Sold a mill to the people who work in it.
3341 Office Supervisors | office management | office supervisor; clerical supervisor | rota; backlog; turnaround
- a wall planner; a tray for urgent and one for late; a spare charger
- a team on four contracts; a window that is opened and shut all day
- Cleared a backlog by learning who hid it. Swapped the best chair with the newest clerk.
3342 Legal Secretaries | legal studies | legal secretary; barrister's clerk | brief; filing deadline; exhibit
- red tape, the real kind; a dictation machine; a calendar of limits
- a partner who dictates on trains; exhibits numbered twice
- Ran to the court with four minutes left. Found the missing page in a sandwich bag.
3343 Administrative and Executive Secretaries | business administration | executive secretary; company secretary;
  court reporter | minutes; diary; protocol
- a shorthand pad; two calendars; a drawer of spare ties
- minutes that must say nothing; a boss in three places at ten
- Refused to retype a date. Kept a board together with soup.
3344 Medical Secretaries | medical administration | medical secretary; ward clerk | referral letter; waiting list;
  dictation
- a foot pedal; a spelling list of drugs; a tin of biscuits
- letters that frighten people; a consultant who trails off
- Moved one patient up the list and saved a leg. Rewrote the letter that everyone got wrong.
3351 Customs and Border Inspectors | customs law | customs inspector; border officer | declaration; seizure; transit
- a mirror on a pole; a lamp; a book of passports
- lorries waved through by telephone; families with one paper for six
- Found nine parrots in a spare tyre. Shared a flask with a queue at minus twenty.
3352 Government Tax and Excise Officials | tax law | tax inspector; excise officer | assessment; arrears; audit trail
- a file with a red flag; a till roll; a breath of distilleries
- a tavern with no salt and great turnover; a form that needs a form
- Sent a pensioner her money back unasked. Counted the corks of a vineyard.
3353 Government Social Benefits Officials | public administration | benefits officer; pensions officer | entitlement;
  means test; back payment
- a counter with glass; a table of rates; a box of tissues
- a rule that punishes part-time work; a man with no proof of being alive
- Paid eleven years of arrears to a shepherd. Walked to a claimant who could not climb the steps.
3354 Government Licensing Officials | public administration | passport officer; building permit officer | permit;
  objection period; fee
- a seal press; a camera on a stand; a numbered queue
- an application complete but for the applicant; shop signs a hand too wide
- Issued a passport on a Sunday for a funeral. Refused the council's own permit.
3355 Police Inspectors and Detectives | criminal justice | detective; police inspector | statement; chain of custody;
  alibi
- a board of strings; rubber gloves; a bad coffee machine
- a witness aged six; a case closed by somebody above
- Reopened a drowning after a fisherman's remark. Apologised to a man cleared after ten years.
3359 Government Regulatory Associate Professionals Not Elsewhere Classified | public administration | weights and
  measures inspector; market inspector | seal; inspection; calibration
- a case of brass weights; a sealing iron; a pad of fines
- scales that are honest on Mondays; sacks that are lighter at the bottom
- Weighed the mayor's butcher. Tested forty petrol pumps in one night.
3411 Legal and Related Associate Professionals | legal studies | paralegal; bailiff; conveyancing clerk | writ; title
  search; service
- a satchel of summonses; a land register; sturdy shoes
- an eviction on a birthday; a deed that stops at a vanished oak
- Found an heir in a lighthouse. Delivered a summons and carried the shopping up.
3412 Social Work Associate Professionals | social work | youth worker; shelter worker; disability support worker |
  case note; outreach; respite
- a football; a list of open doors; a kettle
- a youth club with a lease until June; a boy who will not go home
- Slept in the shelter through the frost. Walked a girl to school for a term.
3413 Religious Associate Professionals | religious studies | lay preacher; mission worker | rota; collection; blessing
- a folding altar; a tin for coins; a guitar
- a choir of four; a roof for which one prays
- Fed a night train's passengers in the hall. Read to the dying in three dialects.
3421 Athletes and Sports Players | sports science | footballer; long-distance runner; cyclist | split time; taper;
  away match
- taped ankles; a stopwatch; a bag that is always packed
- a knee scan on the eve of the season; contracts that end at thirty
- Stopped to lift a rival. Lost a final and stayed to sign every shirt.
3422 Sports Coaches, Instructors and Officials | sports coaching | swimming coach; football referee; judo instructor |
  drill; offside; warm-up
- a whistle; a bag of cones; two cards
- fathers on the touchline; a talent who hates training
- Sent off {his} own cousin. Taught a whole island to swim.
3423 Fitness and Recreation Instructors and Programme Leaders | sports science | fitness instructor; climbing
  instructor | repetition; belay; spotter
- a coil of rope; a loudspeaker; mats
- members who vanish in February; a client who lifts for a photograph
- Got a bus crew's backs straight. Brought eleven beginners down ahead of lightning.
3431 Photographers | photography | press photographer; wedding photographer; aerial photographer | exposure; contact
  sheet; backlight
- a light meter; two worn lenses; a stepladder
- pictures wanted free for exposure; a groom who blinks
- Gave a village the only portraits of its dead. Missed the prize shot to carry a stretcher.
3432 Interior Designers and Decorators | interior design | interior designer; window dresser; set decorator | mood
  board; swatch; sight line
- a fan of colours; a bag of fabric; a folding rule
- a family that owns too much; a flat without a right angle
- Painted a ward yellow and was thanked by the night nurses. Dressed a window with lost umbrellas.
3433 Gallery, Museum and Library Technicians | conservation | museum technician; picture hanger; library technician |
  mount; condition report; crate
- a spirit level; gloves; foam
- a loan that is heavier than its papers; woodworm in the saint
- Carried a glass ship through a flood. Hung a hundred portraits at one height, by eye.
3434 Chefs | cookery | head chef; pastry chef; ship's chef | mise en place; reduction; pass
- a knife roll; a probe; a pad of orders
- fish that comes on Tuesdays only; a young cook who salts by anger
- Cooked for four hundred with one arm in plaster. Put a dishwasher's stew on the menu under her name.
3435 Other Artistic and Cultural Associate Professionals | stage technology | stage manager; prompter | cue; rigging;
  prompt book
- a prompt book; a belt of tape; a headset
- a revolve that stops at the kiss; a tour with one lorry
- Held a set up by hand through the last act. Ran the show from a stepladder when the booth flooded.
`
