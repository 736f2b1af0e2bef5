/** Names of peoples of Asia. */
import { type People, people } from "./People.ts"

/** Peoples of Asia that peoples.ts does not hold. */
export const asia = {
  tamil: people({
    female: `Abirami Anandhi Bhuvana Chitra Devaki Gomathi Indumathi Kalaivani Kavitha Malarvizhi Mangai Meenakshi
     Nithya Parvathi Revathi Selvi Sivagami Thenmozhi Vasanthi Yamuna`,
    male: `Anbu Arumugam Balan Chandran Dinakaran Elango Ganesan Iniyan Kannan Karthik Kumaran Manikandan Murugan
     Pandian Raghu Saravanan Senthil Sivakumar Velu Vetri`,
    family: `Arunachalam Chelliah Chidambaram Duraisamy Govindan Jayaraman Kandasamy Karuppiah Krishnan Kuppusamy Lingam
     Manickam Marimuthu Muthusamy Nagarajan Natarajan Palani Perumal Ponnusamy Rajendran Ramasamy Sankaran Shanmugam
     Sundaram Subbiah Thangaraj Thirumal Vadivel Veerappan Venkatesan`,
    pastimes: ["Carnatic songs", "kolam patterns", "old film dialogues"]
  }),
  bengali: people({
    female: `Anindita Aparna Barnali Bipasha Chaitali Debjani Indrani Jhumpa Kakoli Lopamudra Madhumita Malabika Mitali
     Paromita Ranjana Rituparna Sharmila Sudeshna Sumitra Tanushree`,
    male:
      `Abhijit Amitava Anirban Arindam Ashis Bikash Biswajit Debashis Dipankar Gautam Indranil Joydeep Kaushik Partha
     Prabir Samir Somnath Subrata Sujit Tapan`,
    family: `Bagchi Bakshi Banik Basak Bhaduri Bhowmik Biswas Chanda Chaudhuri Dasgupta Datta Debnath Dhar Ghoshal Guha
     Halder Kar Kundu Lahiri Maity Majumdar Mitra Mondal Nandi Pal Pramanik Roychowdhury Saha Sarkar Sikdar`,
    pastimes: ["little magazines", "adda over tea", "river songs on the harmonium"]
  }),
  bangladeshi: people({
    female: `Afroza Ayesha Farhana Fahmida Hosne_Ara Jahanara Kohinoor Lutfa Mahbuba Marium Nasima Nazma Nilufar
     Rahima Rokeya Sabina Salma Shahida Shirin Tahmina`,
    male: `Abdul_Karim Anisur Aminul Azizul Delwar Faruk Habibur Iqbal Jahangir Kamal Mahfuz Mizanur Monir Nazrul Rafiq
     Rashed Selim Shafiqul Tariqul Zahid`,
    family: `Ahmed Akter Alam Bepari Bhuiyan Chowdhury Dewan Fakir Gazi Hawlader Hossain Howlader Islam Joarder Kabir
     Khandaker Majumder Matubbar Mia Mridha Munshi Patwary Pramanik Rahman Shikder Sarder Sheikh Talukdar Uddin
     Zaman`,
    pastimes: ["boat races", "kite fights", "baul songs"]
  }),
  hindi: people({
    female: `Asha Babita Geeta Indu Kamla Kiran Laxmi Mamta Manju Mohini Neelam Nirmala Poonam Preeti Pushpa Rashmi
     Santosh_Devi Sarita Shanti Urmila`,
    male: `Ajay Amit Bhupendra Dharmendra Gopal Hari Jitendra Kailash Lalit Mukesh Naresh Om_Prakash Pankaj Rakesh
     Ravindra Sanjay Shyam Surendra Umesh Yogesh`,
    family: `Agrawal Bhatnagar Bisht Chauhan Dubey Dwivedi Goel Gupta Jangid Joshi Khandelwal Kushwaha Lodhi Mathur
     Meena Mishra Nigam Pandey Prajapati Rathore Rawat Saini Saxena Sharma Shukla Srivastava Tiwari Tomar Verma Yadav`,
    pastimes: ["kabaddi", "ghazals", "cricket in the lane"]
  }),
  punjabi: people({
    female: `Amna Asma Bushra Farzana Ghazala Humaira Iffat Kausar Lubna Mehwish Nadia Naila Nasreen Rubina Saima
     Shabana Shazia Sobia Tahira Zubaida`,
    male: `Adnan Aftab Arshad Asif Bilal Faisal Ghulam Hafeez Imtiaz Javed Khurram Mazhar Nadeem Naveed Rashid Rizwan
     Shahid Sohail Tanveer Zafar`,
    family: `Abbasi Akhtar Anjum Arain Awan Bajwa Bhatti Butt Chaudhry Cheema Dar Dogar Gill Gondal Hashmi Janjua Kamboh
     Khokhar Malik Minhas Mirza Mughal Nagra Qureshi Raja Rana Sandhu Tahir Virk Warraich`,
    pastimes: ["qawwali nights", "cricket on the roof", "pigeon flying"]
  }),
  nepali: people({
    female: `Anju Bimala Binita Deepa Durga Gita Ishwori Kabita Kalpana Laxmi Maya Nirmala Parbati Pramila Radha Rupa
     Sabitri Sarita Sita Sunita`,
    male: `Arjun Bharat Bhim Bishnu Dil_Bahadur Ganesh Gopal Hari Kiran Krishna Lok_Bahadur Min_Bahadur Nabin Prakash
     Purna Rajendra Ram Santosh Suman Tek`,
    family: `Adhikari Basnet Bhandari Bhattarai Chhetri Dahal Gautam Ghimire Gurung Karki Khadka Khanal Lama Lamichhane
     Limbu Magar Maharjan Neupane Pandey Paudel Pokharel Rai Rijal Sapkota Shrestha Subedi Tamang Thapa Tiwari Upreti`,
    pastimes: ["folk songs in two voices", "volleyball on the terrace", "kite days"]
  }),
  korean: people({
    female: `Bo-ram Chae-won Eun-ji Eun-kyung Ga-eun Hae-rin Hye-jin Ji-hye Ji-won Jung-ah Kyung-hee Mi-kyung Mi-sook
     Myung-hee Na-young Seo-yeon Soo-jin Sun-hee Yeon-ju Young-mi`,
    male: `Byung-ho Chang-min Dong-hyun Do-yun Gi-tae Hyun-woo Jae-sung Jin-ho Jong-su Joon-young Kyung-soo Min-jae
     Sang-hoon Seung-ho Sung-min Tae-jin Woo-jin Yong-su Young-ho Dae-jung`,
    family: `An Bae Baek Cha Choi Gu Ha Han Heo Hong Hwang Jang Jeon Jin Jo Kang Ko Kwak Ma Min Moon Nam No Oh Ryu Seo
     Shin Sim Song Yoon`,
    familyFirst: true,
    pastimes: ["hiking with a flask of soup", "baduk", "song rooms"]
  }),
  thai: people({
    female: `Achara Apinya Benjawan Chanida Duangjai Kanya Kannika Lamai Malee Napaporn Nittaya Orathai Pensri Ratana
     Siriporn Somjai Sunisa Supaporn Wanida Wilai`,
    male: `Anan Arthit Boonmee Chaiwat Decha Kamon Kittisak Manop Narong Niran Prasit Preecha Sakda Sombat Somchai
     Surachai Suthep Thawee Vichai Wirat`,
    family: `Boonsri Chaiyasit Chanthara Charoensuk Duangkaew Inthara Jaidee Kaewmanee Khamdee Kongsuk Maneerat Namwong
     Panyadee Phromma Pongsak Rattanakul Saengthong Saetang Sangwan Sirikul Somboon Srisuk Suksai Thongchai Thongdee
     Wongsa Wongsuwan Yodkham Yothin Suwannarat`,
    pastimes: ["kick volleyball", "temple fairs", "songs of the northeast"]
  })
} satisfies Record<string, People>
