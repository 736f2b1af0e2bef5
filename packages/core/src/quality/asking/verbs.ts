/** Verbs by which one asks an assistant to do something, in their first form. */
export const verbs: ReadonlySet<string> = new Set(
  `abbreviate act adapt add address adjust advise allow analyse analyze annotate answer appraise apply approximate argue arrange ask
  assemble assess assign assist assume attach base be begin brainstorm break brief bring budget build calculate call carry cast
  categorise categorize change characterise characterize check choose cite clarify classify clean code collect combine come comment
  compare compile complete compose compress compute condense configure consider construct continue contrast convert copy correct count
  craft create critique cut debug decide deduce define delete deliver demonstrate derive describe design detail detect determine develop
  devise diagnose differentiate discuss display distinguish divide do document draft draw edit elaborate eliminate enable encode
  decode encrypt decrypt enumerate ensure enter estimate evaluate examine expand explain explore express extend extract factor fetch fill
  filter find finish fix follow forecast form format formulate gather generate get give go group guess guide handle help highlight
  identify illustrate imagine implement improve include indicate infer insert inspect integrate interpret introduce invent investigate
  justify keep label lay lead learn let limit link list locate look make manage map match maximize minimise minimize measure mention merge
  model modify move name narrow note number obtain offer optimise optimize order organise organize outline output parse pass perform
  pick pinpoint place plan play plot point predict prepare present pretend print prioritise prioritize produce program propose prove
  provide pull put quantify quote rank rate read rearrange recall recommend reconcile record reduce refactor refer reflect reformat
  reformulate rename render reorganise reorganize repeat rephrase replace reply report represent research resolve respond restate
  restructure return reverse review revise rewrite round run save say schedule score search section select send separate set share
  shorten show simplify simulate sketch solve sort specify speak spell split spot start state structure study submit substitute suggest
  sum summarise summarize supply support swap take talk teach tell test think total trace track train transcribe transform translate
  transpose treat try turn understand update upgrade use utilise utilize validate verify view visualise visualize walk weigh work write
  zip compute evaluate prove recommend remind remove rhyme role-play roleplay suppose whip jot pen paraphrase proofread rework polish
  tailor tweak unscramble unpack vary word sing bold capitalize capitalise italicize underline avoid don't do wrap mark judge grade
  caption title pitch promote market advertise sell launch plot graph chart tabulate scrape crawl query import export load
  react let's suppress prevent connect deploy install setup declare initialize initialise instantiate override subclass traverse iterate loop concatenate
  append prepend trim strip pad shuffle sample randomize randomise normalise normalize cluster classify regress fit`
    .split(/\s+/)
)
