/** Unit groups of sub-major groups 22 and 23: health and teaching professionals. Written as Unit.ts reads it. */
export const healers = `
2211 Generalist Medical Practitioners | medicine | family doctor; district medical officer | referral; repeat
  prescription; house call
- a blood pressure cuff; a bag with a broken clasp; a shelf of samples
- patients who come for the sick note and stay for the talk; a cough that is in half the school
- Walked to a farm through snow with insulin in one pocket. Found the one well that all the fevers had in common.
2212 Specialist Medical Practitioners | medicine | cardiologist; paediatrician; psychiatrist; anaesthetist |
  differential diagnosis; contraindication; ward round
- an ultrasound probe; a pocket lamp; a stack of journals with one page turned down
- a scan that fits two illnesses; a colleague who orders every test there is; parents who have read everything
- Reversed a diagnosis of {his} own in front of the students. Sat up with a child through the third crisis.
2221 Nursing Professionals | nursing | intensive care nurse; district nurse; operating theatre nurse | observation
  chart; triage; pressure sore
- a drug trolley; a torch for pupils; shoes with thick soles
- an alarm that everyone has learned not to hear; one nurse to nineteen beds at night
- Washed a stranger's hair before the family arrived. Counted the swabs again and was right.
2222 Midwifery Professionals | midwifery | community midwife; hospital midwife | dilation; birth plan; postnatal check
- a wooden ear trumpet; a sling scale; a kettle
- a maternity ward an hour farther off since the spring; fathers who faint at the wrong moment
- Turned a breech baby with two hands and a great deal of talk. Taught six neighbours when to call and when to wait.
2230 Traditional and Complementary Medicine Professionals | herbal medicine | herbal physician; acupuncturist |
  decoction; pulse reading; meridian
- a cabinet of small drawers; a brass scale; a box of needles
- roots sold under a false name; patients who stop their tablets and do not say so
- Sent a patient straight to hospital and rode along. Burned a delivery that smelled of mould.
2240 Paramedical Practitioners | clinical medicine | clinical officer; feldsher; surgical technician | field clinic;
  minor surgery; cold chain
- a vaccine box; a suture kit; a motorcycle with a crate
- a clinic with one bulb and a queue to the road; a referral letter no driver will carry
- Set a broken leg by torchlight. Kept vaccines cold in a well for two days.
2250 Veterinarians | veterinary medicine | livestock veterinarian; meat inspector | zoonosis; withdrawal period; herd
  health
- arm-length gloves; a stomach tube; a lamp for stables
- a fever that spreads along the cattle road; a breeder who wants papers without an examination
- Quarantined the mayor's horses. Sewed up a sheepdog on a kitchen table and took cheese for it.
2261 Dentists | dentistry | orthodontist; dental surgeon | root canal; crown; occlusion
- a curing lamp; a tray of impressions; a small mirror for the patient
- teeth ruined by a drink sold at the school gate; an extraction that everyone else postponed
- Pulled a tooth on a ferry in a swell. Gave away four thousand brushes at one festival.
2262 Pharmacists | pharmacy | hospital pharmacist; dispensing pharmacist | interaction; compounding; batch recall
- a mortar worn thin; a refrigerator log; a ladder on rails
- forged prescriptions with very good handwriting; a remedy that half the town swears by
- Rang nineteen doctors to question nineteen doses. Stayed open through the flood from the upper floor.
2263 Environmental and Occupational Health and Hygiene Professionals | occupational health | occupational hygienist;
  public health officer | exposure limit; noise dose; risk assessment
- a dust pump; a noise meter; a camera with a flash
- a workshop that is always clean on inspection day; a well next to a battery yard
- Closed a popular kitchen on its owner's birthday. Proved the deafness of a whole rolling mill.
2264 Physiotherapists | physiotherapy | sports physiotherapist; rehabilitation therapist | range of motion; gait;
  lever arm
- parallel bars; a skeleton in a hat; a bag of clothes pegs
- patients discharged before they can climb a stair; a footballer who lies about pain
- Taught an old miner to breathe again by singing. Got a crew back into its boat after an accident.
2265 Dieticians and Nutritionists | nutrition | hospital dietician; community nutritionist | intake; glycaemic load;
  tube feeding
- a box of plastic food; a kitchen scale; a diary that patients fill in
- a diet from the internet that whole families follow; trays that go back full
- Cooked with the mothers instead of lecturing them. Took the sweets off the till and replaced them with nothing.
2266 Audiologists and Speech Therapists | speech therapy | speech therapist; audiologist | phoneme; audiogram; stammer
- picture cards; a sound booth; a mirror for two
- a boy who speaks only to his dog; hearing aids that live in drawers
- Got a bus driver his voice back after a stroke. Tested four hundred pupils and found thirty who had been called
  slow.
2267 Optometrists and Ophthalmic Opticians | optometry | optometrist; ophthalmic optician | refraction; visual field;
  dioptre
- a trial frame; a chart with the letters of three scripts; a slit lamp
- drivers who have learned the chart by heart; spectacles that cost a month's wages
- Spotted a tumour through a routine pupil. Ground lenses for a whole orphanage.
2269 Health Professionals Not Elsewhere Classified | occupational therapy | occupational therapist; hand therapist |
  grip strength; splint; activity plan
- a box of buttons and zips; a splint heater; a low table
- a bathroom that would let someone live at home; an insurer who counts fingers
- Taught a pianist to open jars with one hand. Fought for a ramp and poured it in the end.
2310 University and Higher Education Teachers | the subject taught | chemistry lecturer; economics lecturer; law
  lecturer; engineering lecturer | viva; syllabus; peer review
- a lecture hall pointer; a stack of blue books; a reader's card
- a first-year course of four hundred; a thesis with someone else's chapter in it; a grant that wants results before
  questions
- Failed the rector's nephew. Gave the lecture in the car park during a fire alarm.
2320 Vocational Education Teachers | vocational teaching | welding instructor; catering teacher; vocational school
  teacher | practical exam; workshop safety; logbook
- a bench with twenty vices; a box of botched pieces; a first aid tin
- trainees who can do it and cannot write it; machines older than the trade
- Placed a whole class in firms by driving them there. Rebuilt a lathe with the lowest set.
2330 Secondary Education Teachers | education | history teacher; physics teacher; geography teacher; language teacher
  | marking; syllabus; mock exam
- a red pen that is really green; a globe with old borders; a cupboard of experiments
- a class that is lively only in the break; homework written by a machine; an exam that tests speed
- Took thirty pupils to a trial and held the discussion on the steps. Gave a failing essay back five times.
2341 Primary School Teachers | primary education | village school teacher; class teacher | reading age; times table;
  register
- a box of paper stars; a number line along the wall; a spare lunch
- a child who falls asleep every Monday; one room and four ages
- Taught reading with football results. Built a rain shelter out of the school's old doors.
2342 Early Childhood Educators | early childhood education | nursery teacher; preschool teacher | circle time; fine
  motor skills; settling
- finger paint; a basket of puppets; a bell for quiet
- twins who speak a language of their own; a garden that the insurers dislike
- Hatched twelve ducklings on the reading shelf. Learned every lullaby the parents knew.
2351 Education Methods Specialists | education | curriculum developer; school inspector | learning outcome; scheme of
  work; rubric
- a pile of old primers; a matrix of aims; a bag of exercise books
- a primer whose stories happen nowhere; tests that punish careful readers
- Sat a whole year's exams under another name. Threw out forty goals and kept five.
2352 Special Needs Teachers | special education | special needs teacher; teacher of the deaf | individual plan;
  sensory break; braille
- a slate and stylus; cards with pictures; a rocking chair
- a pupil moved to a third school in two years; a form that asks for progress in percent
- Got a silent boy to read the weather aloud. Taught a whole class to sign for one of them.
2353 Other Language Teachers | languages | language school teacher; private language tutor | subjunctive; placement
  test; false friend
- a box of dialogue cards; a phonetic chart; a radio
- adults who apologise before they speak; an examination that decides about visas
- Taught a dinner lady to write to her grandchild. Held class in the market with a shopping list.
2354 Other Music Teachers | music | piano teacher; singing teacher; violin teacher | scales; sight-reading; embouchure
- a metronome; a stack of easy duets; a pencil on a string
- parents who listen at the door; a gifted pupil without an instrument
- Found a cello in a barn and a pupil for it. Put beginners and masters in one concert.
2355 Other Arts Teachers | fine arts | dance teacher; painting teacher; drama teacher | posture; perspective;
  improvisation
- a barre; easels in three heights; a trunk of hats
- pupils who compare themselves with screens; a studio under a gymnasium
- Staged a play in a lift. Taught drawing to miners after the shift.
2356 Information Technology Trainers | information technology | computer trainer; software trainer | learning path;
  sandbox; exercise file
- a trolley of laptops; a cable for every plug; exercises on paper
- learners who click before they read; a course of two days squeezed into four hours
- Trained ninety nurses at the beds, between rounds. Wrote a manual with one sentence a page.
2359 Teaching Professionals Not Elsewhere Classified | education | private tutor; careers teacher; literacy teacher |
  learning gap; diagnostic test; homework club
- a satchel of worn books; a kitchen table; a timer
- a clever girl who is kept at home; parents who want a tutor for every subject
- Ran a homework club in a laundry. Taught a grandmother to sign her name before the election.
`
