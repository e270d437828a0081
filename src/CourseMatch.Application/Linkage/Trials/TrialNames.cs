namespace CourseMatch.Application.Linkage.Trials;

/// <summary>A name with the spellings offices have written it in; the first is the person's own.</summary>
/// <param name="Spellings">Spellings, native script included.</param>
internal sealed record TrialName(params string[] Spellings);

/// <summary>Names of one region, invented people's names: common ones, some of them very common.</summary>
/// <param name="Language">First language.</param>
/// <param name="Male">Given names of men.</param>
/// <param name="Female">Given names of women.</param>
/// <param name="Families">Family names.</param>
internal sealed record TrialRegion(
    string Language, TrialName[] Male, TrialName[] Female, TrialName[] Families)
{
    /// <summary>Regions.</summary>
    public static TrialRegion[] All { get; } = [Arabic(), Ukrainian(), Turkish(), Persian()];

    private static TrialName[] Names(string list) =>
        [.. list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(name => new
        TrialName(name.Split('/')))];

    private static TrialRegion Arabic() => new(
        "ar",
        Names("""
            Mohammed/Mohamed/Muhammad/Mohamad/محمد Ahmad/Ahmed/Achmed/أحمد Mahmoud/Mahmud/Machmud/محمود
            Khaled/Chaled/Khalid/خالد
            Omar/Umar/عمر Ali/Aly/علي Hassan/Hasan/حسن Hussein/Husain/Hossein/Houssein/حسين
            Youssef/Yusuf/Jusuf/Yousef/يوسف
            Ibrahim/Ebrahim/إبراهيم Abdullah/Abdallah/عبدالله Abdulrahman/Abderrahman/عبدالرحمن
            Tarek/Tariq/Tarik/طارق Samir/Sameer/سمير
            Karim/Kareem/كريم Bilal/Belal/بلال Anas/انس Yasser/Jasser/Yasir/ياسر Nabil/Nabeel/نبيل
            Walid/Waleed/وليد Firas/Feras/فراس
            Ghassan/Gassan/غسان Rami/Ramy/رامي Jamal/Gamal/Djamal/جمال Saleh/Salih/صالح
            Mustafa/Moustafa/Mostafa/مصطفى Fadi/Fady/فادي
            Ziad/Ziyad/زياد Adnan/عدنان Basel/Basil/Bassel/باسل Hamza/Hamzah/حمزة Ismail/Ismael/اسماعيل
            Mazen/Mazin/مازن Imad/Emad/عماد
            Qasim/Kassem/Qassem/قاسم Said/Saeed/Sayid/سعيد Nizar/Nezar/نزار Amjad/Amdschad/امجد
            Hisham/Hischam/Hicham/هشام
            """),
        Names("""
            Fatima/Fatema/Fatimah/Fatma/فاطمة Maryam/Mariam/Marjam/مريم Aisha/Aischa/Aysha/عائشة
            Zainab/Zeinab/Seinab/زينب Nour/Nur/Noor/نور
            Amina/Aminah/أمينة Khadija/Chadidscha/Khadijah/خديجة Layla/Leila/Laila/ليلى Huda/Houda/هدى
            Sara/Sarah/سارة Rania/Ranya/رانيا
            Samira/Sameera/سميرة Hanan/حنان Rasha/Rascha/رشا Iman/Eman/إيمان Yasmin/Jasmin/Yasmeen/ياسمين
            Dina/Deena/دينا Salma/سلمى
            Hala/Halah/هالة Manal/منال Reem/Rim/ريم Ghada/Gada/غادة Safaa/Safa/صفاء Bushra/Buschra/Bouchra/بشرى
            Sawsan/Sausan/سوسن Abir/Abeer/عبير
            Najwa/Nadschwa/نجوى Wafa/Wafaa/وفاء Suad/Souad/سعاد Lubna/Loubna/لبنى Nadia/Nadja/Nadiya/نادية
            Rim/Reem/ريم Shaima/Schaima/شيماء
            """),
        [
            .. Names("""
                Haddad/Hadad/حداد Khalil/Chalil/Khaleel/خليل Hassan/Hasan/حسن Ibrahim/Ebrahim/إبراهيم
                Nassar/Naser/نصار Mansour/Mansur/منصور
                Shaheen/Schahin/Shahin/شاهين Khatib/Chatib/Khateeb/خطيب Darwish/Darwisch/درويش Hamdan/حمدان
                Issa/Isa/عيسى Saleh/Salih/صالح
                Sulaiman/Suleiman/Soliman/سليمان Yassin/Jassin/Yaseen/ياسين Othman/Osman/Uthman/عثمان
                Qasim/Kassem/Qassem/قاسم Najjar/Nadschar/Najar/نجار
                Sabbagh/Sabag/صباغ Barakat/بركات Jaber/Dschaber/Jabir/جابر Ghanem/Ganem/غانم Kanaan/Kanan/كنعان
                Rashid/Raschid/Rasheed/رشيد
                Shami/Schami/Chami/شامي Zaidan/Seidan/Zeidan/زيدان Attar/Atar/عطار Bakri/Bakry/بكري
                Halabi/Halaby/حلبي Masri/Masry/مصري
                Tawil/Taweel/طويل Sharif/Scharif/Cherif/شريف Akkad/Akad/عقاد Daoud/Dawud/Daud/داود
                Fares/Faris/فارس Hijazi/Hidschasi/حجازي
                Jabbour/Jabbur/جبور Karam/كرم Maalouf/Maluf/معلوف Nahas/Nahhas/نحاس Rifai/Rifaii/رفاعي
                Salloum/Sallum/سلوم Turki/Turky/تركي
                Wahbi/Wehbi/وهبي Ziadeh/Ziade/زيادة Abboud/Abbud/عبود Ayoub/Ajub/Ayyub/أيوب Bazzi/Bazi/بزي
                Dib/Deeb/ديب Farah/فرح Hariri/حريري
                """),
            .. Compound("Al", """
                Ahmad/Ahmed Hamwi/Hamwy Homsi/Homsy Jassim/Jasim Khalaf/Chalaf Masri/Masry Obeid/Ubaid
                Rawi/Rawy Saadi/Sadi Tamimi/Tamimy Zoubi/Zubi Bitar/Beitar Dulaimi/Dulaimy Ghazali/Gasali
                Hashimi/Haschimi Janabi/Dschanabi Najafi/Nadschafi Qadri/Kadri Sayed/Said Turk/Tourk
                """),
        ]);

    private static TrialRegion Ukrainian() => new(
        "uk",
        Names("""
            Oleksandr/Olexandr/Alexander/Олександр Serhii/Sergej/Sergiy/Сергій Andrii/Andrej/Andriy/Андрій
            Volodymyr/Wolodymyr/Vladimir/Володимир
            Mykola/Nikolai/Микола Viktor/Wiktor/Віктор Yurii/Jurij/Yuriy/Юрій Dmytro/Dmitrij/Dmitry/Дмитро
            Ivan/Iwan/Іван Oleh/Oleg/Олег
            Maksym/Maxim/Maksim/Максим Bohdan/Bogdan/Богдан Taras/Тарас Yevhen/Jewhen/Evgeny/Євген
            Ruslan/Руслан Roman/Роман Pavlo/Pawlo/Pavel/Павло
            Vitalii/Witalij/Vitaly/Віталій Ihor/Igor/Ігор Anatolii/Anatolij/Anatoly/Анатолій
            Vasyl/Wasyl/Vasil/Василь Artem/Artjom/Артем
            Denys/Denis/Денис Kyrylo/Kirill/Кирило Stanislav/Stanislaw/Станіслав Petro/Pjotr/Петро
            Mykhailo/Mychajlo/Mikhail/Михайло
            """),
        Names("""
            Olena/Elena/Helena/Олена Tetiana/Tatjana/Tatiana/Тетяна Natalia/Natalija/Nataliia/Наталія
            Iryna/Irina/Ірина Oksana/Oxana/Оксана
            Svitlana/Swetlana/Svetlana/Світлана Liudmyla/Ljudmila/Lyudmila/Людмила Halyna/Galina/Галина
            Maria/Marija/Mariia/Марія Anna/Ганна Yulia/Julija/Yuliia/Юлія
            Viktoriia/Wiktorija/Victoria/Вікторія Kateryna/Katerina/Jekaterina/Катерина
            Nadiia/Nadija/Nadia/Надія Valentyna/Walentina/Valentina/Валентина
            Inna/Інна Larysa/Larissa/Larisa/Лариса Anastasiia/Anastasija/Anastasia/Анастасія
            Daria/Darja/Dariia/Дарія Alina/Аліна Sofiia/Sofija/Sofia/Софія
            Olha/Olga/Ольга Zoia/Soja/Zoya/Зоя Lesia/Lesja/Леся Vira/Wira/Vera/Віра
            Myroslava/Miroslawa/Мирослава
            """),
        [
            .. Stems(
                """
                Shevch/Schewtsch/Шевч Bondar/Бондар Kovale/Kowale/Ковале Tkach/Tkatsch/Ткач
                Kravch/Krawtsch/Кравч Oliin/Olijn/Олійн Poli/Полі Savch/Sawtsch/Савч Rude/Руде
                Marche/Martsche/Марче Lysen/Лисен Kharche/Chartsche/Харче Moroze/Морозе Petre/Петре
                Klyme/Klime/Климе Pavle/Pawle/Павле Romane/Романе Vasyle/Wasyle/Василе Hnat/Gnat/Гнат
                Sydore/Sidore/Сидоре Yakove/Jakowe/Якове Mazure/Мазуре Zakhar/Sachar/Захар Nazare/Назаре
                Fedore/Федоре Tymoshe/Timosche/Тимоше Panase/Панасе Honchar/Gontschar/Гончар
                Levche/Lewtsche/Левче Dovzhe/Dowsche/Довже
                """,
                "nko/нко nchuk/ntschuk/нчук nuk/нюк"),
            .. Names("""
                Melnyk/Melnik/Мельник Koval/Kowal/Коваль Hrytsenko/Grizenko/Гриценко Lysenko/Lissenko/Лисенко
                Moroz/Мороз Popovych/Popowitsch/Popovich/Попович
                Zhuk/Schuk/Жук Bilyk/Bilik/Білик Dutka/Дутка Hrynko/Grinko/Гринько Soroka/Сорока Vovk/Wowk/Вовк
                Zaiets/Sajez/Заєць Kozak/Kosak/Козак
                Chornyi/Tschornyj/Чорний Stets/Stez/Стець Yurchenko/Jurtschenko/Юрченко Tsymbal/Zymbal/Цимбал
                Shcherbak/Schtscherbak/Щербак
                """),
        ]);

    private static TrialRegion Turkish() => new(
        "tr",
        Names("""
            Mehmet/Mehmed Mustafa/Mustapha Ahmet/Ahmed Hüseyin/Huseyin/Hüsein İbrahim/Ibrahim İsmail/Ismail
            Osman/Ozman Yusuf/Jusuf Murat/Murad Ömer/Omer/Oemer
            Emre Halil/Halill Süleyman/Suleyman/Sueleyman Serkan Hakan Volkan/Wolkan Çağlar/Caglar/Tschaglar
            Şükrü/Sukru/Schükrü Gökhan/Gokhan/Goekhan Barış/Baris/Barisch
            Tuncay/Tuncaj Oğuz/Oguz/Ogus Yiğit/Yigit Ferhat/Ferhad Kemal/Kamal
            """),
        Names("""
            Fatma/Fadma Ayşe/Ayse/Aysche Emine/Amine Hatice/Hatidsche/Hatidje Zeynep/Zeyneb/Seynep Elif
            Meryem/Maryem Şerife/Serife/Scherife Sultan Hanife Gülşen/Gulsen/Gülschen
            Özlem/Ozlem/Oezlem Yasemin/Jasemin Sevgi Songül/Songul Gönül/Gonul/Goenuel Çiğdem/Cigdem/Tschigdem
            Derya/Derja Esra Büşra/Busra/Büschra Tuğba/Tugba Nurhan Pınar/Pinar
            """),
        Names("""
            Yılmaz/Yilmaz/Jilmas Kaya/Kaja Demir Çelik/Celik/Tschelik Şahin/Sahin/Schahin Yıldız/Yildiz/Jildis
            Yıldırım/Yildirim Öztürk/Ozturk/Oeztuerk Aydın/Aydin/Ajdin
            Özdemir/Ozdemir/Oezdemir Arslan/Aslan Doğan/Dogan Kılıç/Kilic/Kilitsch Aslan/Arslan
            Çetin/Cetin/Tschetin Kara Koç/Koc/Kotsch Kurt Özkan/Ozkan/Oezkan Şimşek/Simsek/Schimschek
            Polat/Polad Korkmaz/Korkmas Çakır/Cakir/Tschakir Erdoğan/Erdogan Yavuz/Javus Can Acar/Adschar
            Aktaş/Aktas/Aktasch Avcı/Avci/Avdschi Bulut/Bulud Güneş/Gunes/Günesch
            Işık/Isik/Ischik Kaplan Keskin Taş/Tas/Tasch Tekin Turan Uçar/Ucar/Utschar Ünal/Unal/Uenal
            Yalçın/Yalcin/Jaltschin Bozkurt/Boskurt Güler/Guler/Gueler Toprak Durmaz/Durmas
            Kahraman Sönmez/Sonmez/Soenmez Karataş/Karatas/Karatasch Gündüz/Gunduz/Guenduez
            Coşkun/Coskun/Tschoschkun Duman Baran Alkan Ateş/Ates/Atesch Bayram/Bajram Dinç/Dinc
            """));

    private static TrialRegion Persian() => new(
        "fa",
        Names("""
            Mohammad/Mohamad/Mohammed/محمد Reza/Resa/رضا Ali/Aly/علی Hossein/Hussein/Husain/حسین
            Mehdi/Mahdi/مهدی Amir/Ameer/امیر Hamid/Hameed/حمید
            Ahmad/Ahmed/احمد Javad/Dschawad/Jawad/جواد Farhad/فرهاد Rahim/Raheem/رحیم Karim/Kareem/کریم
            Najib/Nadschib/Najeeb/نجیب Zabihullah/Sabihullah/ذبیح‌الله
            Habibullah/Habib/حبیب‌الله Ghulam/Golam/Gholam/غلام Nasir/Naser/Nasser/ناصر Qadir/Kader/Ghader/قادر
            Sohrab/Suhrab/سهراب Behzad/Behsad/بهزاد Omid/Umid/امید
            Payam/Pajam/پیام Jalil/Dschalil/Jaleel/جلیل Esmatullah/Ismatullah/عصمت‌الله Wahid/Vahid/وحید
            """),
        Names("""
            Zahra/Sahra/زهرا Fatemeh/Fatema/Fatima/فاطمه Maryam/Mariam/مریم Narges/Nargis/نرگس Parisa/پریسا
            Shirin/Schirin/Sherin/شیرین Mina/مینا Leila/Layla/لیلا Farzana/Farsana/Farzaneh/فرزانه
            Nilofar/Niloufar/نیلوفر Marzia/Marsia/Marzieh/مرضیه Sedigheh/Sediqa/صدیقه Zainab/Zeinab/زینب
            Soraya/Soraja/Suraya/ثریا Roya/Roja/رویا Shabnam/Schabnam/شبنم Freshta/Fereshteh/Freschta/فرشته
            Habiba/Habibeh/حبیبه Mahnaz/Mahnas/مهناز Laleh/Lala/لاله Nazanin/Nasanin/نازنین
            """),
        Stems(
            """
            Ahmad/Ahmed/احمد Mohammad/Mohamad/محمد Karim/Kareem/کریم Rahim/Raheem/رحیم Hossein/Hussein/حسین
            Hashem/Haschem/هاشم Jafar/Dschafar/جعفر Rezae/Resae/رضائ Akbar/اکبر Sharif/Scharif/شریف
            Najaf/Nadschaf/نجف Moradi/Muradi/مرادی Yusuf/Jusuf/یوسف Nazar/Nasar/نظر Qasem/Ghasem/قاسم Safar/صفر
            Haidar/Heidar/حیدر Aziz/Asis/عزیز Nur/Nour/نور Sultan/سلطان Jamshid/Dschamschid/جمشید
            Kazem/Kasem/کاظم Mirza/Mirsa/میرزا Gholam/Ghulam/غلام
            """,
            "i/y/ی zada/zadeh/sada/زاده pour/pur/پور yar/jar/یار"));

    /// <summary>A particle before every name: apart, joined by a dash, and in the other vowel.</summary>
    private static TrialName[] Compound(string particle, string list) =>
    [
        .. Names(list).Select(name => new TrialName(
        [
            .. name.Spellings.Select(spelling => $"{particle} {spelling}"),
            .. name.Spellings.Select(spelling => $"{particle}-{spelling}"),
            $"El {name.Spellings[0]}",
        ])),
    ];

    /// <summary>Every stem with every ending, spelling by spelling; the last spelling of both is the native
    /// one.</summary>
    private static TrialName[] Stems(string stems, string endings) =>
    [
        .. from stem in Names(stems)
           from ending in Names(endings)
           select new TrialName(
           [
               .. Enumerable.Range(0, Math.Max(stem.Spellings.Length, ending.Spellings.Length) - 1)
                   .Select(index => At(stem, index) + At(ending, index)),
               stem.Spellings[^1] + ending.Spellings[^1],
           ]),
    ];

    private static string At(TrialName name, int index) =>
        name.Spellings[Math.Min(index, Math.Max(0, name.Spellings.Length - 2))];
}
