/** Names of peoples of Africa and the Middle East. */
import { type People, people } from "./People.ts"

/** Peoples of Africa and the Middle East that peoples.ts does not hold. */
export const africa = {
  hausa: people({
    female: `Aisha Amina Asabe Binta Fatima Habiba Hadiza Halima Hauwa Jamila Ladi Laraba Maimuna Rabi Sa'adatu Safiya
     Talatu Zainab Zulai Hafsat`,
    male: `Abdullahi Abubakar Aliyu Bala Danladi Garba Habu Hamisu Haruna Idris Isa Kabiru Lawan Musa Nasiru Sani Shehu
     Tanko Umar Yakubu`,
    family: `Adamu Ahmad Audu Bako Bello Buba Dauda Gambo Gwarzo Hamza Inuwa Jibrin Kaura Lawal Magaji Maikano
     Mohammed Mustapha Rano Sabo Salisu Sule Tijjani Usman Wada Wakili Yaro Yusuf Zakari Zubairu`,
    pastimes: ["horse festivals", "embroidered caps", "call-in radio"]
  }),
  igbo: people({
    female: `Adaeze Adaku Amarachi Chiamaka Chidinma Chika Chinwe Ebele Ifeoma Ijeoma Kosisochukwu Nkechi Nneka Ngozi
     Obiageli Oluchi Ogechi Uche Uzoamaka Ozioma`,
    male: `Chibuzo Chidi Chijioke Chukwudi Ebuka Emeka Ifeanyi Ikenna Kelechi Kenechukwu Nnamdi Nonso Obinna Okechukwu
     Onyeka Tobechukwu Uchenna Ugochukwu Obiora Somto`,
    family: `Agu Aniekwe Anozie Azuka Chukwuma Egwuatu Ekeh Ezeani Ezenwa Eze Ibe Igwe Ike Madu Mbah Muoneke
     Ndukwe Nwachukwu Nwafor Nwankwo Nwosu Obi Odoh Okafor Okeke Okoli Okonkwo Onuoha Onwudiwe Udeh`,
    pastimes: ["masquerade music", "wrestling matches on the radio", "highlife guitar"]
  }),
  akan: people({
    female: `Abena Adwoa Afia Afua Akosua Akua Ama Araba Efua Ekua Esi Maame_Yaa Nana_Ama Serwaa Yaa Adjoa Abla Mansa
     Baaba Pokua`,
    male: `Kofi Kojo Kwabena Kwadwo Kwaku Kwame Kwasi Kwesi Yaw Ebo Fiifi Kobina Kwamena Nana_Kofi Opoku Osei Papa_Kwesi
     Ato Paa_Kow Kweku`,
    family: `Acheampong Addo Adjei Agyemang Amankwah Amoako Ampofo Antwi Appiah Asamoah Asante Asiedu Baah Badu Boakye
     Boateng Bonsu Darko Donkor Frimpong Gyamfi Mensah Nkansah Ntim Nyarko Oduro Ofori Owusu Quaye Sarpong`,
    pastimes: ["draughts under the tree", "church brass", "kente patterns"]
  }),
  amharic: people({
    female: `Abeba Almaz Aster Bethlehem Birtukan Eyerusalem Fikirte Genet Hirut Kidist Konjit Lemlem Meseret Mulu
     Rahel Selamawit Tigist Tsehay Worknesh Yeshi`,
    male: `Abebe Alemu Asfaw Ayele Bekele Berhanu Dawit Demissie Fasil Getachew Girma Hailu Kebede Mesfin Mulugeta
     Solomon Tadesse Tesfaye Worku Yohannes`,
    family: `Abate Admassu Alemayehu Amare Assefa Belay Birhanu Demeke Dereje Desta Endale Eshetu Gebre Gizaw Habte
     Kassa Legesse Lemma Mamo Mekonnen Negash Seyoum Shiferaw Sisay Tafesse Tamrat Wolde Woldemariam Yimer Zewdu`,
    pastimes: ["coffee with the neighbours", "distance running", "church chants"]
  }),
  swahili: people({
    female: `Aisha Amani Asha Bahati Fatma Furaha Hadija Halima Jamila Mariamu Mwajuma Mwanaidi Neema Rehema Salma
     Subira Tatu Upendo Zawadi Zuhura`,
    male: `Abdalla Ally Athumani Baraka Bakari Hamisi Haji Idrisa Issa Juma Kassim Makame Masoud Mbaraka Omari Rajabu
     Ramadhani Salum Seif Shabani`,
    family: `Ally Bakari Chande Hamad Juma Kaoneka Kapinga Kimaro Kisanga Komba Lyimo Maganga Makwaia Malima Massawe
     Mfaume Mgaya Mhando Mkumbo Mlay Mosha Mrema Mshana Mushi Ngowi Nyoni Sanga Shayo Swai Temba`,
    pastimes: ["taarab songs", "bao on the bench", "sailing a dhow"]
  }),
  zulu: people({
    female: `Ayanda Bongiwe Busisiwe Gugu Hlengiwe Khanyisile Lindiwe Mbali Nandi Noluthando Nomusa Nomvula Nonhlanhla
     Ntombi Phindile Sibongile Thandeka Thembi Zanele Zodwa`,
    male: `Bheki Bonginkosi Dumisani Jabulani Kwanele Lungelo Lwazi Mandla Mduduzi Mthunzi Musa Nkosana Senzo Sibusiso
     Sipho Siyabonga Themba Vusi Wandile Zakhele`,
    family: `Bhengu Biyela Ntshangase Cele Dladla Dlamini Gumede Hadebe Khanyile Khumalo Ngema Mabaso
     Mbatha Mchunu Mdletshe Mhlongo Mkhize Mnguni Msomi Mthembu Myeni Ndlovu Ngcobo Ngubane Ntuli Nxumalo Sithole
     Vilakazi Xaba Zungu`,
    pastimes: ["isicathamiya singing", "beadwork", "soccer on Sundays"]
  }),
  wolof: people({
    female: `Aby Adama Aissatou Aminata Astou Awa Bineta Coumba Dieynaba Fama Fatou Khady Mame_Diarra Mareme Ndeye Oumy
     Penda Rokhaya Sokhna Yacine`,
    male: `Abdoulaye Alioune Babacar Bamba Cheikh Demba El_Hadji Ibrahima Lamine Mamadou Mbaye Modou Moussa Omar Ousmane
     Pape Samba Serigne Souleymane Thierno`,
    family: `Ba Badiane Beye Cissé Dia Diagne Diallo Dieng Diop Diouf Fall Faye Gaye Gueye Kane Lo Mbaye Mbengue Mbow
     Ndao Ndiaye Niang Niasse Samb Sarr Seck Sène Sow Sy Thiam`,
    pastimes: ["mbalax", "wrestling in the sand", "three rounds of green tea"]
  }),
  persian: people({
    female: `Azadeh Bahareh Elham Farzaneh Fereshteh Golnar Homa Laleh Mahnaz Maryam Mina Nasrin Negar Parisa Parvin
     Roya Shirin Simin Soraya Zahra`,
    male: `Abbas Ali Amir Arash Babak Bahram Behzad Dariush Farhad Hamid Hossein Iraj Kaveh Kamran Mehdi Mohsen Nader
     Reza Saeed Siavash`,
    family: `Abedi Afshar Ahmadi Akbari Amini Ashtiani Bagheri Daneshvar Ebrahimi Farahani Ghorbani Hashemi Heydari
     Jafari Kamali Karimi Kazemi Mohseni Moradi Naderi Norouzi Parsa Rahimi Rostami Sadeghi Salehi Sharifi Shirazi
     Tavakoli Yazdani`,
    pastimes: ["poems known by heart", "the santur", "mountain walks at dawn"]
  })
} satisfies Record<string, People>
