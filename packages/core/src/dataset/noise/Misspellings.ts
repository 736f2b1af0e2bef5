/** English words that are often misspelt, and how. */

// A word, then what is written for it.
const table = `
  about abuot, abot; accept acept; accommodate accomodate, acommodate; account acount; achieve acheive; across accross; actually actualy;
  address adress, addres; afraid affraid; again agian, agin; against agianst; all al; allowed alowed; almost allmost; already allready, alredy;
  also aslo, allso; although althought, altough; always allways, alway; amount ammount; among amoung; animal aminal; another anohter;
  answer anser, awnser; apparent apparant; appear apear; apple aple; are aer; argument arguement; around arround; average avarage, averge;
  because becuase, becase, becouse; become becom; before befor, beofre; beginning begining; believe beleive; between betwen, beetween;
  bicycle bycicle; bottle botle; bought bougth, bougt; build biuld; business buisness, bussiness; calculate calcualte, calculat;
  calendar calender; called caled; can cna; careful carefull; cents sents; change chnage; child chlid; children childern; circle cirlce;
  class calss; collect colect; come coem; coming comming; committee comittee; complete compleet; compute compte;
  consider concider; container contaner; could coud, cuold; country contry; customer costumer; daily dayly; day dya; decide deside;
  definitely definately, definitly; describe discribe; difference diffrence; different diferent, diffrent; disappear dissapear;
  distance distence; divide devide; divided devided; does dose; dollars dolars; done doen; during durring; each eahc; earn ern;
  eight eigth; eighth eigth; either ether; embarrass embarass; enough enought, enogh; environment enviroment; equal eqaul; equation eqation;
  every evry, eveyr; example exampel, exemple; exercise excercise; experience experiance; explain explane; february febuary; field feild;
  finally finaly; find fidn; first frist; five fvie; following folowing; foreign foriegn; forty fourty; found fuond; four foru;
  fraction fracton; friend freind; friends freinds; from form, fomr; function fuction, funtion; give giev; government goverment;
  grammar grammer; great graet; group gruop; guess gess; half haf; happened happend; have ahve, hvae; height hieght, heigth; her hre;
  how hwo; hours huors; hundred hunderd; immediately immediatly; independent independant; individual indivdual; interest intrest;
  into inot; its it's; just jsut; knew new; know konw; knowledge knowlege; language langauge; large larg; later latter;
  least lest; leave leav; length lenght, lenth; less les; library libary; like liek; little littel, litle; live liev; long logn; lose loose;
  make mkae; many mnay, meny; maximum maximun; measure mesure, measur; minimum minumum; minutes mintues, minuts; money mony; month mounth;
  more moer; most msot; multiply mutliply; necessary neccessary, necesary; need nede; neighbor nieghbor; nine nien; ninety ninty;
  noticeable noticable; number nubmer, numer; occasion ocassion; occurred occured; often offen; only olny; opposite oposite; other ohter;
  paid payed; parallel paralel, parrallel; people poeple, peple; percent precent; perimeter perimiter; person persen; piece peice;
  pieces peices; planning planing; points ponits; possible posible; price prise; probably probaly, propably; problem probelm, problm;
  program progam; purchase purchas; quantity quanity; quarter quater; question queston, qestion; quite quiet; receive recieve;
  received recieved; rectangle rectangel; remaining remianing; remember rember; result reslut; return retrun; right rihgt; same smae;
  schedule schedual; school shcool, scool; second secound; separate seperate; seven sevn; should shoud, shuold; similar similiar;
  since sinse; six sxi; some soem; solve slove; speed sped; square squre, sqaure; started startd; still stil; straight straigth;
  string stirng; student studnet; students studnets; subtract substract; successful succesful; sum smu; surprise suprise; table tabel;
  teacher techer; temperature temperture; that taht, htat; the teh, hte; their thier; them tehm; then thne; there ther, theer;
  these theese; they tehy; thing thign; this tihs; thousand thousend; three theer; through trough, thru; time tiem; times tiems;
  together togheter; tomorrow tommorow; total totla, toal; triangle trianlge; truly truely; twelfth twelth; twelve twelv; twice twise;
  two tow; until untill; using useing; usually usualy; value valeu; vegetable vegtable; very vrey; volume volum; want watn; was wsa;
  water watre; wednesday wensday; week weak; weight wieght, weigth; weird wierd; were wre, where; what waht; when wehn; where were, wher;
  whether wether; which wich, whcih; while whiel; with wiht, whit; without witout; women womans; work wrok; would woud, wuold;
  write wirte; writing writting; written writen; year yaer; years yaers; yellow yelow; yesterday yesturday; you yuo; your yuor, youre
`

/** Misspellings by the word in small letters. */
export const misspellings: ReadonlyMap<string, ReadonlyArray<string>> = new Map(
  table.trim().split(/;\s*/).map((entry) => {
    const [word = "", ...wrong] = entry.split(/,?\s+/)
    return [word, wrong]
  })
)
