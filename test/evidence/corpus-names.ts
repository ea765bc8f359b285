/** A language's names with the way in which addresses spell them; invented pairs, and common ones. */
export interface NamePool {
  readonly language: string;
  readonly given: readonly (readonly [written: string, spelt: string])[];
  readonly surnames: readonly (readonly [written: string, spelt: string])[];
  /** Two surnames make the family name. */
  readonly isDouble?: boolean;
  /** The family name comes first. */
  readonly isFamilyFirst?: boolean;
}

const pairs = (text: string): readonly (readonly [string, string])[] =>
  text.split(' ').map((pair) => {
    const [written, spelt] = pair.split('/');
    return [written.replaceAll('_', ' '), spelt ?? plain(written)];
  });

/** As most directories make addresses: letters of ASCII in lower case, nothing else. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/ß/g, 'ss')
    .replace(/[øœ]/g, 'o')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i')
    .replace(/æ/g, 'ae')
    .replace(/đ/g, 'd')
    .replace(/[^a-z]/g, '');
}

export const namePools: readonly NamePool[] = [
  {
    language: 'German',
    given: pairs('Jürgen/juergen Anna Björn/bjoern Käthe/kaethe Lukas Sabine Götz/goetz Heike Uwe Petra'),
    surnames: pairs(
      'Müller/mueller Groß/gross Schäfer/schaefer Vogel Köhler/koehler Lang Jäger/jaeger Weiß/weiss Brandt Kühn/kuehn',
    ),
  },
  {
    language: 'English',
    given: pairs('Emily Harold Grace Oliver Nora Patrick Rachel Simon Walter Fiona'),
    surnames: pairs("O'Brien Hughes Ashworth Lockwood Mac_Allister Whitfield Barnes Dale Ford Smythe-Jones"),
  },
  {
    language: 'Spanish',
    given: pairs('José María Begoña Íñigo Álvaro Lucía Andrés Inés Raúl Sofía'),
    surnames: pairs('García López Muñoz Fernández Núñez Pérez Sánchez Ibáñez Gómez Vázquez'),
    isDouble: true,
  },
  {
    language: 'French',
    given: pairs('François Zoé Hélène Loïc Amélie Gaëlle Rémi Noël Chloé Jérôme'),
    surnames: pairs('Lefèvre Dufour Bérénger Lacroix Hervé Sénéchal Garçon Maître Fontaine Benoît'),
  },
  {
    language: 'Polish and Czech',
    given: pairs('Łukasz Agnieszka Michał Bożena Jiří Šárka Paweł Zdeněk Małgorzata Ondřej'),
    surnames: pairs('Wójcik Zieliński Kowalczyk Dvořák Nováková Świątek Żukowski Růžička Błaszczyk Černý'),
  },
  {
    language: 'Nordic',
    given: pairs('Søren Åsa Bjørn Mikael Øyvind Sanna Þóra/thora Ægir/aegir Lærke/laerke Jón'),
    surnames: pairs('Ørsted Åkesson Sørensen Söderström Lindqvist Kjær/kjaer Hansen Bråten Nygård Holm'),
  },
  {
    language: 'Turkish',
    given: pairs('İpek Emre Çağla Şule Işıl Gökçe Onur Ümit Yağmur Deniz'),
    surnames: pairs('Yıldız Çelik Öztürk Şahin Kılıç Aydın Güneş Doğan Erdoğmuş Koç'),
  },
  {
    language: 'Vietnamese',
    given: pairs('Bảo Hương Đức/duc Thảo Quang Nhật Ánh Tuấn Linh Khánh'),
    surnames: pairs('Nguyễn Trần Lê Phạm Hoàng Võ Đặng/dang Bùi Hồ Ngô'),
    isFamilyFirst: true,
  },
  {
    language: 'Russian and Ukrainian',
    given: pairs(
      'Ольга/olga Сергей/sergey Наталья/natalya Юрий/yuriy Алёна/alyona Олексій/oleksii Ірина/iryna Пётр/petr Андрей/andrey Дарья/darya',
    ),
    surnames: pairs(
      'Мельник/melnyk Петрова/petrova Орлов/orlov Шевченко/shevchenko Королёва/koroleva Бойко/boyko Лысенко/lysenko Зайцев/zaytsev Чайка/chayka Воробьёв/vorobyov',
    ),
  },
  {
    language: 'Greek',
    given: pairs(
      'Νίκος/nikos Ελένη/eleni Χρήστος/christos Μαρία/maria Γιώργος/giorgos Κατερίνα/katerina Σπύρος/spyros Άννα/anna Θάνος/thanos Ζωή/zoi',
    ),
    surnames: pairs(
      'Παπαδόπουλος/papadopoulos Καρράς/karras Οικονόμου/oikonomou Νικολάου/nikolaou Αγγελίδης/angelidis Βλάχος/vlachos Γεωργίου/georgiou Κωστόπουλος/kostopoulos Ράπτης/raptis Ψαράς/psaras',
    ),
  },
  {
    language: 'Chinese, in Latin letters',
    given: pairs('Wei Fang Xiaoming Lihua Jing Jianguo Mei Haoran Yuxuan Na'),
    surnames: pairs('Wang Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu'),
    isFamilyFirst: true,
  },
  {
    language: 'Japanese, in Latin letters',
    given: pairs('Yumiko Haruto Misaki Kenji Sakura Takumi Aoi Ren Hinata Daichi'),
    surnames: pairs('Takahashi Satō/sato Suzuki Tanaka Itō/ito Yamamoto Kobayashi Watanabe Nakamura Ōno/ono'),
  },
  {
    language: 'Korean, in Latin letters',
    given: pairs(
      'Seo-yeon/seoyeon Min-jun/minjun Ji-woo/jiwoo Ha-eun/haeun Do-yun/doyun Su-bin/subin Jae-won/jaewon Ye-jin/yejin Hyun-woo/hyunwoo Bo-ra/bora',
    ),
    surnames: pairs('Kim Lee Park Choi Jung Kang Cho Yoon Lim Han'),
    isFamilyFirst: true,
  },
  {
    language: 'Arabic',
    given: pairs('Fatima Yusuf Karim Layla Omar Noor Hassan Amina Tariq Salma'),
    surnames: pairs(
      'El_Idrissi/elidrissi Haddad Al-Rashid/alrashid Abdi Bin_Said/binsaid Mansour Al-Amin/alamin Khalil Nasser Farouk',
    ),
  },
  {
    language: 'Indian',
    given: pairs('Ananya Rajesh Sunita Ravi Priya Arjun Meera Vikram Lakshmi Sanjay'),
    surnames: pairs('Chattopadhyay Iyer Kumar Shankaran Mehta Nair Gupta Reddy Banerjee Rao'),
  },
];

/** What people are called instead of their given name. */
export const nicknames: Readonly<Record<string, string>> = {
  Harold: 'Harry', Patrick: 'Pat', Rachel: 'Rae', Simon: 'Si', Walter: 'Wally', Emily: 'Em', Oliver: 'Ollie',
  Lukas: 'Luki', Sabine: 'Bine', José: 'Pepe', Begoña: 'Bego', María: 'Maruja', François: 'Fanfan',
  Łukasz: 'Łukaszek', Agnieszka: 'Aga', Małgorzata: 'Gosia', Mikael: 'Micke', Ольга: 'Оля', Сергей: 'Серёжа',
  Наталья: 'Наташа', Κατερίνα: 'Κατίνα', Γιώργος: 'Γιωργάκης', Fatima: 'Fati', Yusuf: 'Joe', Rajesh: 'Raj',
  Lakshmi: 'Lucky', Xiaoming: 'Ming', Kenji: 'Ken', Grace: 'Gracie', Heike: 'Heiki',
}; // prettier-ignore
