/** Unit groups of sub-major groups 71 and 72: building and metal trades. Written as Unit.ts reads it. */
export const builders = `
7111 House Builders | building | house builder; adobe builder | footing; ring beam; lintel
- a spirit level; a plumb line; a mixer with a name
- clay that cracks; a cousin's advice at every corner
- Built a widow's house on Sundays. Pulled down a gable that leaned by a thumb.
7112 Bricklayers and Related Workers | bricklaying | bricklayer; chimney builder; furnace bricklayer | bond; mortar;
  pointing
- a trowel worn to a heart; a line and pins; a brick hammer
- mortar that freezes; a wall drawn straight on a bent street
- Turned an arch without a drawing. Laid a course again for a millimetre.
7113 Stonemasons, Stone Cutters, Splitters and Carvers | stonemasonry | stonemason; stone carver; monument maker |
  ashlar; bedding plane; chisel
- a mallet; a row of chisels; templates of zinc
- dust that no mask keeps out; a quarry that closed; a saint without a nose
- Carved a gargoyle of the accountant. Set a cathedral step where a thousand trip no more.
7114 Concrete Placers, Concrete Finishers and Related Workers | concrete work | concrete finisher; terrazzo worker |
  slump; formwork; screed
- a power float; knee boards; a vibrator hose
- a pour in the heat; a pump that chokes at the last metre
- Poured a dam's last lift by lamp. Polished a school floor like a lake.
7115 Carpenters and Joiners | carpentry | roof carpenter; joiner; stage carpenter | mortise; rafter; scribe
- a framing square; a plane; a pencil behind the ear
- a roof without one true corner; green timber sold as dry
- Raised a barn in a day with thirty hands. Made a door for a house that had lost its own.
7119 Building Frame and Related Trades Workers Not Elsewhere Classified | scaffolding | scaffolder; demolition worker;
  steeplejack | coupler; tie; drop zone
- a ratchet spanner; a harness; a whistle
- planks that walk at night; a chimney with a lean
- Brought a chimney down between two houses. Climbed for a cat and a flag in one day.
7121 Roofers | roofing | slater; thatcher; flat roofer | ridge; flashing; batten
- a slater's hammer; a roof ladder; a bundle of reeds
- wind on the days that were promised calm; tiles no longer made; a leak that travels
- Covered a burned house in two days. Found a wasps' nest and a will.
7122 Floor Layers and Tile Setters | tiling | tile setter; parquet layer; carpet fitter | grout; screed; herringbone
- a notched trowel; knee pads; a wet saw
- floors that are not floors; a pattern that must meet in the middle
- Laid a mosaic from broken plates. Took up a floor for one hollow sound.
7123 Plasterers | plastering | plasterer; stucco worker | render; float; cornice
- a hawk; a darby; a bucket of lime
- walls that drink; a ceiling with history
- Copied a lost rose from a photograph. Plastered a ward in a weekend.
7124 Insulation Workers | insulation | insulation installer; pipe lagger | vapour barrier; lagging; thermal bridge
- a long knife; a mask; a staple hammer
- fibres that itch; attics at fifty degrees
- Found asbestos and stopped a school. Halved a chapel's heating with sheep's wool.
7125 Glaziers | glazing | glazier; stained glass fitter; windscreen fitter | pane; putty; lead came
- a suction lifter; a glass cutter; a van with a rack
- panes that arrive a thumb too big; a shop window on a windy corner
- Reglazed a street after an explosion. Saved a saint in forty pieces.
7126 Plumbers and Pipe Fitters | plumbing | pipe fitter; gas fitter; drain layer | trap; flange; fall
- a pipe bender; a blow lamp; a box of olives
- lead pipes in a nursery; a drain laid uphill
- Found a shut valve after three experts. Piped water to a hamlet by hand.
7127 Air Conditioning and Refrigeration Mechanics | refrigeration | refrigeration mechanic; air conditioning fitter |
  compressor; refrigerant; leak test
- a gauge set; a vacuum pump; a soap bottle
- a cold store full of fish; gas that must not escape
- Kept a morgue cold with two fans. Ran between nine shops in a heat wave.
7131 Painters and Related Workers | painting | house painter; wallpaper hanger | primer; cutting in; undercoat
- a sash brush; a dust sheet; a ladder with colours
- damp that comes through; a client with nine whites
- Painted a lighthouse from a chair. Matched a green that had died with its maker.
7132 Spray Painters and Varnishers | spray painting | car painter; furniture varnisher | clear coat; orange peel;
  masking
- a spray gun; a mask; a strip lamp
- dust in the last coat; solvents and headaches
- Resprayed an ambulance overnight. Polished a cello's wound away.
7133 Building Structure Cleaners | facade cleaning | facade cleaner; chimney sweep | soot; jet lance; flue
- a jet lance; brushes on rods; a top hat for luck
- stone that dissolves when washed; nests in May
- Found a flue that would have killed a family. Washed a tower and left the swifts.
7211 Metal Moulders and Coremakers | foundry work | foundry moulder; bell founder | core; riser; pour
- a rammer; a ladle; a bench of patterns
- sand too wet; a casting with a hole at its heart
- Cast a bell from three cracked ones. Kept a ladle steady when the roof let in rain.
7212 Welders and Flame Cutters | welding | pipeline welder; flame cutter | bead; root pass; porosity
- an electrode oven; a torch; a leather apron
- galvanised fumes; a joint nobody can reach
- Welded a ferry's rudder under the quay. Cut a driver out of a cab.
7213 Sheet Metal Workers | sheet metal work | tinsmith; coppersmith; car body repairer | seam; folding; gauge
- a swage; snips; a bench brake
- a roof valley with three slopes; steel thinner than its number
- Beat a cockerel for a spire. Made a boiler for a coffee stall.
7214 Structural Metal Preparers and Erectors | steel construction | steel erector; riveter; shipbuilding plater |
  column; bolt-up; splice plate
- a podger spanner; a drift pin; a safety line
- holes that miss by a finger; wind on the ninth floor
- Walked back a beam that everyone had signed. Bridged a gorge in eleven nights.
7215 Riggers and Cable Splicers | rigging | rigger; cable car splicer; hoist rigger | sling; shackle; splice
- a marlinspike; a tin of grease; a load chart
- a wire with one broken strand; a load with no centre
- Lifted a church bell through its own roof. Spliced a lift cable while forty waited above.
7221 Blacksmiths, Hammersmiths and Forging Press Workers | blacksmithing | blacksmith; farrier; drop forger | anvil;
  quench; temper
- an anvil; tongs of nine kinds; a slack tub
- coal that burns to slag; horses shod once a year for show; a gate older than its hinges
- Forged hinges for a ruined mill. Sharpened a whole valley's ploughs in March.
7222 Toolmakers and Related Workers | toolmaking | toolmaker; locksmith; die maker | clearance; jig; hardness
- a height gauge; a surface plate; a file older than {his} teacher
- a die that lasts half its life; keys nobody may copy
- Opened a safe for an heir and looked away. Saved a press with one new pin.
7223 Metal Working Machine Tool Setters and Operators | machining | lathe operator; CNC setter | feed rate; chuck;
  burr
- a lathe; a micrometer; a tray of inserts
- a spindle that sings; swarf in the coolant
- Turned a hip joint to a hair. Wrote a program that the apprentice could read.
7224 Metal Polishers, Wheel Grinders and Tool Sharpeners | metal grinding | knife grinder; metal polisher | grit;
  burr; buffing
- a grindstone on a cart; a strop; goggles
- knives bought blunt and thrown away; dust in the lungs
- Sharpened the hospital's scissors for nothing. Polished a trumpet until its player wept.
7231 Motor Vehicle Mechanics and Repairers | vehicle mechanics | motorcycle mechanic; lorry mechanic | timing belt;
  diagnosis; brake fluid
- a trolley jack; a code reader; a radio with paint on it
- parts sold only in pairs; a noise that stays away on Thursdays
- Mended a hearse on the way to church. Told a widow her car needed nothing.
7232 Aircraft Engine Mechanics and Repairers | aircraft maintenance | aircraft mechanic; helicopter mechanic |
  borescope; torque; airworthiness
- a torque wrench; a mirror; a tool board with shadows
- a tool missing at dusk; a crack as fine as hair
- Grounded the minister's flight. Counted rivets until the count was right.
7233 Agricultural and Industrial Machinery Mechanics and Repairers | machine mechanics | tractor mechanic; loom
  mechanic; printing press mechanic | hydraulic; gearbox; grease nipple
- a grease gun; a set of pullers; a chain hoist
- a harvester down in the one dry week; manuals in Czech
- Rebuilt a thresher in the field. Heard a loom's fault from the yard.
7234 Bicycle and Related Repairers | bicycle repair | bicycle repairer; wheelchair repairer | spoke; bottom bracket;
  true
- a truing stand; a chain whip; a tin of patches
- rims that no one makes; a rack of unclaimed bicycles
- Mended a postman's wheel at six each morning. Built a tricycle for twins.
`
