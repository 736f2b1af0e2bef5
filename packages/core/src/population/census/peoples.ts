/** Names by people: the census draws a given name and a family name of the same one. An underscore stands for a space. */
import { africa } from "./names/africa.ts"
import { asia } from "./names/asia.ts"
import { europe } from "./names/europe.ts"
import { type People, people as peopleOf } from "./names/People.ts"

const people = (female: string, male: string, family: string, pastimes: ReadonlyArray<string>): People =>
  peopleOf({ female, male, family, pastimes })

/** All peoples, by the name that places refer to. */
export const peoples = {
  ...africa,
  ...asia,
  ...europe,
  lusophone: people(
    `Ana Beatriz Carla Catarina Cecília Daniela Débora Fátima Filipa Graça Helena Inês Joana Leonor Lídia Luísa Marta
     Matilde Raquel Teresa`,
    `Afonso André Bernardo Caio Duarte Edson Fábio Filipe Gonçalo Heitor Ivo Jorge Leandro Miguel Nuno Otávio Rafael
     Renato Tiago Vítor`,
    `Abrantes Aguiar Antunes Azevedo Barbosa Batista Cardoso Carneiro Coutinho Dantas Esteves Faria Figueiredo Fonseca
     Freitas Lacerda Macedo Medeiros Moura Nogueira Pacheco Peixoto Pimentel Queiroz Rezende Sampaio Tavares Valadares
     Vasconcelos Xavier`,
    ["fado sung in small bars", "football on the beach"]
  ),
  hispanic: people(
    `Adriana Alba Aurora Beatriz Camila Casilda Consuelo Dolores Elvira Emilia Estela Gloria Inés Irene Lucía Marisol
     Natalia Pilar Rocío Ximena`,
    `Agustín Alonso Andrés Bruno Claudio Damián Emilio Esteban Gonzalo Hernán Ignacio Joaquín Leandro Marcos Matías
     Nicolás Octavio Ramiro Rodrigo Tomás`,
    `Acosta Aguilar Arroyo Barrios Bermúdez Cabrera Cárdenas Carrasco Cisneros Cordero Espinoza Figueroa Gallardo Huerta
     Ibarra Lozano Maldonado Mansilla Montoya Navarro Ochoa Palacios Quiroga Rivas Salinas Sepúlveda Tapia Urrutia
     Valdivia Zamora`,
    ["old bolero records", "dominoes in the square"]
  ),
  anglo: people(
    `Alison Bridget Claire Deborah Eileen Fiona Gwen Hannah Imogen Joanne Kirsty Leanne Moira Nicola Olivia Paula
     Rosalind Sheila Tamsin Wendy`,
    `Alistair Barry Callum Dennis Ewan Fergus Graham Howard Ian Jeremy Keith Lewis Malcolm Neil Owen Philip Roy Stuart
     Trevor Warren`,
    `Ashworth Bannister Birch Calloway Cartwright Coyle Dalby Devlin Ellery Fairley Garrick Hadley Holloway Ingram
     Kearsley Lockwood Maddox Marsden Norcott Oakley Pettigrew Quigley Radford Sefton Thornley Tranter Underhill
     Venables Whitlock Yardley`,
    ["pub quizzes", "vegetable shows"]
  ),
  francophone: people(
    `Adèle Agnès Bénédicte Camille Célia Delphine Élodie Florence Geneviève Hélène Joséphine Karine Laure Lucie Mathilde
     Nadège Odile Pauline Solène Véronique`,
    `Antoine Baptiste Benoît Cédric Damien Étienne Fabien Gaël Guillaume Hugues Jérôme Julien Laurent Loïc Mathieu
     Olivier Pascal Rémi Thibault Yann`,
    `Arnaud Aubry Barbier Bessière Blanchet Boulay Bouvier Carlier Chauvin Collet Delorme Descamps Ferrand Gaillard
     Guérin Huet Jacquet Lacombe Lebrun Maillard Marchal Mercier Morvan Perrin Pichon Renaud Roussel Tessier Vasseur
     Verdier`,
    ["pétanque", "village dances"]
  ),
  german: people(
    `Anja Annegret Birgit Britta Carola Christa Dagmar Elke Friederike Gisela Heike Ingrid Jutta Katrin Lena Maren Petra
     Sabine Silke Ulrike`,
    `Andreas Bernd Christoph Detlef Dieter Erik Florian Georg Hannes Holger Jens Jürgen Klaus Lukas Markus Norbert Olaf
     Rainer Stefan Torsten`,
    `Albers Baumann Behrens Brenner Bruns Eberhardt Falk Geiger Gruber Haas Hartwig Henning Jansen Keller Kessler Krüger
     Lorenz Mertens Nagel Ott Pohl Reuter Sauer Seidel Thiel Ullrich Vogt Wenzel Winkler Zeller`,
    ["walking the long trails", "brass band music"]
  ),
  nordic: people(
    `Agneta Anette Astrid Birgitta Camilla Ebba Elin Gunnel Hanne Hedvig Ingeborg Johanna Karin Kristine Lene Liv Maja
     Marit Signe Solveig`,
    `Anders Arvid Bengt Birger Claus Einar Erling Frode Gunnar Halvor Henrik Ivar Jesper Kjell Lars Mogens Nils Rune
     Sverre Tormod`,
    `Aune Berglund Bjerke Dahlberg Ekström Engdahl Fjeld Forslund Grönvall Hagen Hedlund Holmgren Isaksen Kjær Krogh
     Lindqvist Lundeby Madsen Mikkelsen Myhre Nordin Nyström Ravn Sandvik Skov Strand Sundby Thorsen Vestergaard
     Wiklund`,
    ["cross-country skiing", "cabin repairs"]
  ),
  polish: people(
    `Agata Aleksandra Alicja Bożena Danuta Dorota Ewelina Grażyna Halina Irena Jadwiga Joanna Justyna Kamila Magdalena
     Marzena Monika Renata Urszula Zofia`,
    `Adam Andrzej Bartosz Bogdan Dariusz Grzegorz Henryk Jacek Janusz Kamil Karol Krzysztof Leszek Maciej Marcin
     Mirosław Paweł Ryszard Tomasz Zbigniew`,
    `Adamczyk Banaś Bielak Cieślak Fijałek Gajda Góral Jasik Kaczmarek Kania Kołodziej Krawczyk Kubiak Kurek Łuczak
     Madej Marciniak Michalak Niemiec Olczyk Pająk Pawlak Rogala Rybak Sobczak Stępień Szewczyk Walczak Wojtas Zięba`,
    ["mushroom picking", "sung poetry"]
  ),
  turkish: people(
    `Aslı Ayşe Belgin Canan Demet Derya Ebru Elif Esra Fatma Gamze Hülya Leyla Meltem Nermin Nurhan Pınar Selin Sevgi
     Zeynep`,
    `Ahmet Barış Bülent Cem Doğan Emre Engin Ferhat Gökhan Hakan İlker Kemal Levent Mehmet Murat Okan Orhan Serkan Tarık
     Yusuf`,
    `Akbulut Aksoy Altın Arıkan Aydemir Bayraktar Bozkurt Cengiz Çakır Çelebi Dinçer Durmaz Ekinci Erdem Gündüz Güven
     İnan Kaplan Karaca Kılıç Koçak Korkmaz Önal Özbek Polat Sarıkaya Soysal Tunç Uysal Yalçın`,
    ["backgammon", "the long-necked lute"]
  ),
  arabic: people(
    `Amal Amina Asma Basma Dalia Farida Ghada Hala Hanan Huda Iman Khadija Lamia Mariam Nadia Rania Salma Samira Wafa
     Yasmin`,
    `Adel Ayman Bassam Fadi Farid Ghassan Hamza Hisham Ibrahim Jamal Khalil Mahmoud Mounir Nabil Omar Rachid Salim Tarek
     Walid Youssef`,
    `Abboud Amrani Ayyad Badran Bakri Benali Daher Farhat Fawzi Ghanem Haddad Hamdan Idrissi Issa Jaber Kabbani Khatib
     Khoury Lahlou Mansour Masri Nassar Qasim Rahal Saab Sabbagh Salameh Shaheen Tahan Zaki`,
    ["oud music", "backgammon at the café"]
  ),
  yoruba: people(
    `Abisola Adenike Adunni Aderonke Bisi Bolanle Bukola Folake Funmilayo Ibironke Kehinde Modupe Morenike Olabisi
     Omolara Ronke Simisola Temitope Titilayo Yetunde`,
    `Adebayo Adekunle Ademola Akinwale Ayodele Babatunde Bamidele Dapo Femi Gbenga Kayode Kunle Lanre Niyi Olufemi
     Rotimi Segun Taiwo Tunde Wale`,
    `Adebisi Adegoke Adewale Adeyinka Afolabi Ajayi Akande Alabi Aluko Awoniyi Ayinde Babalola Bankole Dada Ekundayo
     Fagbemi Idowu Ilori Jegede Kolawole Lawal Majekodunmi Odunsi Ogunleye Ojo Okunola Oladipo Olawale Omotayo
     Popoola`,
    ["highlife music", "collecting proverbs"]
  ),
  kenyan: people(
    `Agnes Beatrice Caroline Christine Damaris Dorcas Esther Everlyne Faith Florence Jane Joyce Lilian Mercy Naomi
     Purity Rebecca Rose Ruth Tabitha`,
    `Alex Benson Charles Daniel Dickson Edwin Elijah Felix Geoffrey Isaac Jackson Joseph Julius Kennedy Moses Nicholas
     Patrick Samson Stephen Wycliffe`,
    `Barasa Chege Gathogo Githinji Kamau Karanja Kariuki Kimani Kiplagat Kiprono Langat Macharia Maina Makori Mbugua
     Mungai Muriithi Mutiso Mutua Mwangi Nyaga Nyamweya Ochieng Odhiambo Omondi Onyango Otieno Wafula Wainaina Wekesa`,
    ["benga guitar", "cross-country running"]
  ),
  indian: people(
    `Aarti Anjali Bhavna Deepa Gauri Hema Jyoti Kavita Leela Madhuri Meena Nandini Pooja Rekha Ritu Savita Shilpa Sunita
     Usha Vandana`,
    `Ajit Anand Arun Ashok Deepak Dinesh Ganesh Harish Jayant Kishore Mahesh Manoj Nitin Pradeep Rajesh Ramesh Sandeep
     Suresh Vijay Vinod`,
    `Apte Bhosale Chitnis Dave Deshpande Gaikwad Ghatge Inamdar Jadhav Jog Joglekar Kale Kelkar Kulkarni Lokhande
     Mahajan More Naik Pathak Phadke Purohit Rajput Sathe Shinde Solanki Thakkar Trivedi Upadhye Vaidya Vyas`,
    ["old film songs", "cricket on the radio"]
  ),
  chinese: {
    ...people(
      `Aiping Caixia Chunhua Fangfang Guilan Haiyan Huimin Jiayi Jinghua Lihua Lijuan Meilin Qiuyue Ruolan Shuyun
       Wenjing Xiaoling Xiuying Yulan Zhenzhen`,
      `Bowen Changming Dawei Fusheng Guoqiang Haoran Hongbo Jianguo Jianhua Junjie Kaiwen Liwei Mingyuan Qinghai Shaohua
       Weidong Wenbin Xiaofeng Yonggang Zhiqiang`,
      `Bai Cai Cao Chen Cheng Deng Du Fan Feng Fu Gao Gong Guo Han Hou Jin Kong Liao Lu Luo Meng Pan Qiu Shen Song Tan
       Xie Yan Yuan Zou`,
      ["chess in the park", "tai chi"]
    ),
    familyFirst: true
  },
  japanese: people(
    `Akiko Asuka Chiyo Emi Fumiko Hanae Haruka Hisako Kaori Kazuko Kumiko Mariko Mayumi Michiko Natsuko Noriko Rie
     Sachiko Tomoko Yumi`,
    `Akio Daisuke Goro Hideki Hiroki Isamu Jiro Kazuo Kenta Koji Makoto Masaru Naoki Noboru Osamu Ryota Satoru Shota
     Takeshi Yutaka`,
    `Aoyama Fujimoto Furukawa Hamada Harada Hirano Hoshino Iida Imai Ishikawa Kamiya Kimura Kubota Kurihara Miyata Nagai
     Nakagawa Nishida Oda Ogawa Onishi Otsuka Sakai Shibata Sugiyama Tachibana Uchida Ueno Yano Yoshimura`,
    ["short poems", "hot springs"]
  ),
  vietnamese: {
    ...people(
      `Thị_An Ngọc_Bích Minh_Châu Thị_Diệp Kim_Dung Thu_Hà Thị_Hằng Thanh_Hoa Thị_Huệ Phương_Lan Thị_Liên Bích_Loan
       Tuyết_Mai Thị_Nhung Mai_Phương Thị_Thảo Minh_Thu Thùy_Trang Lan_Chi Kim_Oanh`,
      `Văn_Bình Văn_Cường Quốc_Đạt Minh_Đức Việt_Dũng Thanh_Hải Trung_Hiếu Gia_Khang Trung_Kiên Thành_Long Hoài_Nam
       Đình_Phong Vinh_Quang Thái_Sơn Công_Thành Anh_Tuấn Văn_Hùng Hữu_Phúc Ngọc_Tân Xuân_Lộc`,
      `Bùi Cao Chu Đặng Đinh Đoàn Dương Hồ Hoàng Huỳnh Lâm Lê Lương Lý Mạc Ngô Nguyễn Ninh Phạm Phan Phùng Quách Tạ Thái
       Tô Trần Trịnh Trương Võ Vũ`,
      ["bonsai", "river songs"]
    ),
    familyFirst: true
  },
  filipino: people(
    `Aileen Analyn Arlene Cherry Divina Gemma Girlie Jocelyn Josefa Lorna Maricel Marites Melanie Nenita Perlita
     Remedios Rosalie Rowena Teresita Wilma`,
    `Arnel Benjie Crisanto Danilo Dennis Edgardo Efren Ernesto Gilbert Isidro Jomar Lito Marlon Nestor Noel Ramil Renato
     Reynaldo Rogelio Virgilio`,
    `Abad Agbayani Alcantara Bacani Bautista Buenaventura Cabrera Calderon Capili Castillo Dagohoy Dimaculangan Domingo
     Enriquez Fajardo Galang Ilagan Jacinto Magsino Malabanan Manalo Mendiola Navarro Pineda Quizon Sarmiento Umali
     Villanueva Yumul Zabala`,
    ["karaoke with the neighbours", "basketball"]
  ),
  indonesian: people(
    `Anisa Ayu Citra Dewi Dian Endang Fitri Indah Kartika Laras Lestari Maya Nining Nurul Ratna Rini Sari Sri Wulan
     Yanti`,
    `Adi Agus Andi Arif Bambang Bayu Budi Dedi Eko Fajar Hadi Hendra Iwan Rudi Slamet Sugeng Teguh Wahyu Yanto Zainal`,
    `Anggoro Basuki Darmawan Firmansyah Handoko Hariyadi Hidayat Iskandar Kurniawan Kusuma Laksono Mulyadi Nugroho
     Permana Pranoto Prasetyo Purnomo Raharjo Ramadhan Santoso Saputra Siswanto Sudarmo Suryadi Susanto Wibowo Wijaya
     Wirawan Yulianto Zulkarnain`,
    ["gamelan", "songbirds"]
  )
} satisfies Record<string, People>
