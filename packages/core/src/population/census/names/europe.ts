/** Names of peoples of Europe. */
import { type People, people } from "./People.ts"

/** Peoples of Europe that peoples.ts does not hold. */
export const europe = {
  italian: people({
    female:
      `Alessandra Antonella Barbara Caterina Chiara Cinzia Donatella Elisa Federica Francesca Giuliana Ilaria Loredana
     Margherita Monica Nicoletta Ornella Paola Silvia Tiziana`,
    male: `Alessio Bruno Corrado Dario Davide Elio Enrico Fabrizio Gianluca Giorgio Guido Ivano Luca Massimo Nicola
     Renzo Salvatore Sandro Tommaso Vincenzo`,
    family: `Amato Barone Basile Bellini Benedetti Caruso Cattaneo Colella Cortese De_Santis Donati Fabbri Ferrara Fiore
     Gallo Grassi Lombardi Mancini Marchetti Martelli Messina Negri Orlando Palmieri Pellegrini Ricci Rinaldi Sartori
     Testa Villa`,
    pastimes: ["bowls behind the bar", "opera on the kitchen radio", "mushroom walks"]
  }),
  dutch: people({
    female:
      `Annelies Anouk Carolien Dieuwke Elsbeth Femke Greetje Hanneke Ineke Janneke Liesbeth Margriet Marieke Marloes
     Nienke Riet Saskia Tineke Willemijn Wies`,
    male: `Arjen Bas Cornelis Dirk Egbert Freek Gijs Hendrik Jaap Jelle Joost Koen Maarten Niels Pieter Reinier Sjoerd
     Teun Wouter Wim`,
    family: `Aalbers Bakker Beekman Boersma Bosch Brouwer De_Boer De_Graaf De_Vries Dekker Dijkstra Hoekstra Jonker
     Kuipers Kramer Meijer Molenaar Mulder Postma Schipper Smeets Terpstra Van_Dam Van_der_Laan Van_Leeuwen Veenstra
     Verhoeven Visser Wiersma Zijlstra`,
    pastimes: ["skating on canals", "allotments", "cycling against the wind"]
  }),
  ukrainian: people({
    female: `Alla Daryna Halyna Iryna Kateryna Khrystyna Larysa Lesia Liudmyla Maryna Nadiia Nataliia Oksana Olena Olha
     Solomiia Svitlana Tetiana Valentyna Yuliia`,
    male: `Andrii Bohdan Danylo Dmytro Fedir Hryhorii Ihor Kyrylo Maksym Mykhailo Mykola Oleh Oleksii Ostap Petro
     Roman Serhii Taras Vasyl Yurii`,
    family: `Bilyk Bondar Bondarenko Boyko Chumak Datsenko Dovhan Fedorenko Harmash Hnatiuk Honchar Hrytsenko
     Ishchenko Kolomiiets Kostenko Kovalchuk Kravets Kuzmenko Lysenko Martyniuk Moroz Nazarenko Ostapchuk Pavlenko
     Romaniuk Savchuk Shevchuk Tkachuk Yaremchuk Zinchenko`,
    pastimes: ["embroidered shirts", "the village choir", "pickled mushrooms"]
  }),
  romanian: people({
    female: `Adela Alina Ancuța Camelia Corina Cristina Daniela Dorina Elena Floarea Gabriela Ileana Ioana Lăcrămioara
     Mihaela Mirela Nicoleta Roxana Simona Viorica`,
    male: `Adrian Alin Bogdan Călin Ciprian Costel Cristian Dan Dragoș Dumitru Florin Gheorghe Ilie Ion Liviu Marius
     Mircea Octavian Radu Vasile`,
    family: `Albu Anghel Bălan Bucur Chirilă Ciobanu Cojocaru Croitoru Dobre Drăgan Dumitrescu Ene Filip Gavrilă
     Ghiță Ionescu Lazăr Luca Manea Moldovan Munteanu Neagu Oprea Păun Petrescu Pop Rotaru Rusu Stan Tudor`,
    pastimes: ["pan flute", "plum brandy recipes", "cards on the bench"]
  }),
  hungarian: people({
    female: `Ágnes Anikó Beáta Csilla Dóra Edit Enikő Erzsébet Eszter Gabriella Gyöngyi Ildikó Ilona Judit Katalin
     Krisztina Márta Mónika Réka Zsuzsanna`,
    male: `Ákos András Attila Balázs Béla Csaba Dénes Ferenc Gábor Gergely György Imre István János József Lajos László
     Miklós Sándor Zoltán`,
    family: `Antal Bakó Balla Bálint Balog Barta Bíró Bodnár Bognár Csonka Deák Fazekas Fekete Fodor Gál Hegedűs Jakab
     Juhász Kerekes Kis Kocsis Lakatos Major Orosz Papp Pásztor Somogyi Szalai Veres Vincze`,
    familyFirst: true,
    pastimes: ["thermal baths", "dance houses", "goulash in a cauldron"]
  })
} satisfies Record<string, People>
