/** Unit groups of major group 0: armed forces. Written as Unit.ts reads it. */
export const military = `
0110 Commissioned Armed Forces Officers | military studies | army officer; navy officer; engineer officer | chain of
  command; rules of engagement; after-action report
- a map case; a field notebook with waterproof pages; a duty roster
- an order that reads one way on paper and another on the ground; recruits who sign up only for the pay
- Took the blame for a convoy that had followed the wrong map. Cancelled an exercise because the ice was too thin.
0210 Non-commissioned Armed Forces Officers | military leadership | army sergeant; navy petty officer; drill
  instructor | parade state; fatigue duty; inspection
- a whistle; a clipboard of names; boots polished every evening
- a barracks with mould behind every locker; a good soldier who wants to leave
- Carried two packs up the last hill so that nobody dropped out. Taught a platoon to read maps in a car park.
0310 Armed Forces Occupations, Other Ranks | soldiering | infantry soldier; naval rating; army signaller | guard duty;
  kit check; radio silence
- a field radio; a mess tin; a folding shovel
- leave that is cancelled on the eve of every feast; a letter to the housing office that nobody answers
- Filled sandbags for two days along a rising river. Found the missing rifle part under a cook's stove.
`
