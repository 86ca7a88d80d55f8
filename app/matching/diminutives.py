"""Given names and what people are called for short.

A line is the full name, then its other forms; a short name may stand in several lines. The first block of lines has
the most usual names of all, in about that order.
"""

# ruff: noqa: E501 - a name and its forms stand on one line

RUSSIAN = """
Александр: Олександр Oleksandr Саша Саня Шура Шурик Сашка Сашенька Сашок Алекс Санёк Сандро Искандер Alexander Alex Aleksander Alexandr Sasha
Елена: Олена Лена Леночка Ленка Алена Лёна Ленуся Ленок Helen Elena Lena Yelena Helena
Сергей: Сергій Serhii Serhiy Серёжа Серый Серж Серёга Сережка Серега Сергуня Serge Sergio Sergius Serj
Татьяна: Тетяна Tetiana Tetyana Таня Танечка Танюша Танька Танюшка Тата Тати Tanya Tatiana
Дмитрий: Дмитро Дмитрик Дима Митя Димон Димка Дмитро Димочка Димас Митька Dima Dmitry Dmitri Mitya
Ольга: Оля Олечка Ольгуша Олька Лёля Оленька Olga Olya
Андрей: Андрій Andrii Andriy Андрюша Андрюха Дрон Андрейка Андрейчик Andrew Andrei Andy
Наталья: Наташа Ната Наталия Наташка Таша Натали Наталка Натуся Natalie Natasha Natalia Nata
Алексей: Олексий Олексій Лёша Алёша Лёха Лешка Алешка Лешенька Лёшик Alexey Alexei Lesha Alex Alexis
Анна: Ганна Аня Анечка Нюра Анюта Нюша Анька Аннушка Энн Анюся Ann Anne Ania Anya Hanna Hannah
Максим: Макс Максик Максимка Максюша Maxim Max Maks Maksim
Екатерина: Катя Катюша Катерина Катенька Катька Кэт Кейт Катюха Катрин Катариса Kate Katya Katerina Catherine Katherine Ekaterina Katarina Katia
Иван: Ваня Ванюша Ванька Иванка Ванечка Ванёк Ivan Vanya John Ioann
Мария: Маша Маруся Машенька Марья Маня Машка Мари Мэри Муся Машуля Mary Maria Marie Masha
Михаил: Михайло Mykhailo Миша Мишка Мишаня Миха Мишутка Майкл Мишель Michael Mikhail Misha Mike Michail Mick
Ирина: Ірина Iryna Ира Ирочка Иришка Ириша Ирка Иринка Арина Irene Irina Ira
Артём: Тёма Артемий Тёмка Тёмыч Артёмка Артемка Artem Artyom Artemiy Tyoma
Юлия: Юля Юленька Юлька Юляша Юлечка Юлиана Julia Yulia Julie Juliana Julia
Евгений: Євген Женя Жека Женька Евген Женёк Eugene Evgeny Evgeniy Zhenya Jenya Gene
Анастасия: Настя Настенька Стася Ася Настёна Настюша Настька Анастейша Настасья Тася Nastya Anastasia Stasya Nastia
Николай: Mykola Миколай Коля Колян Николаша Никола Колька Микола Коленька Nicholas Nikolai Nick Nicolas Kolya Nikolay
Светлана: Света Светик Светочка Светка Лана Светуля Svetlana Sveta Lana
Владимир: Володимир Volodymyr Вова Володя Вован Вовка Вовочка Володька Вольдемар Вовчик Vladimir Vova Volodya Waldemar Vlad
Дарья: Даша Дарина Дашенька Дашка Дашуля Дария Dasha Daria Darya Darina
Павел: Павло Pavlo Паша Павлик Пашка Павлуша Пашок Пол Pavel Pasha Paul
Виктория: Вика Викуля Виктория Викуся Вита Тори Викочка Vika Victoria Viktoria Vicky Tori
Роман: Рома Ромка Ромчик Ромашка Ромео Roman Roma
Ксения: Ксюша Ксеня Оксана Аксинья Ксю Ксюха Ксюшенька Ксенья Xenia Ksenia Ksyusha Kseniya Oxana Oksana
Кирилл: Кирюша Кира Кирюха Кирик Cyril Kirill Kirill Kyrylo
Марина: Мариша Маринка Мариночка Маришка Marina
Антон: Тоша Антоша Антоха Тоня Антошка Тошка Anton Anthony Tony Antony
Людмила: Люда Люся Мила Людочка Люсенька Людка Lyudmila Liudmila Ludmila Mila
Денис: Дэн Дениска Ден Денчик Деня Denis Dennis Den
Полина: Поля Полинка Полиночка Полюшка Полька Паулина Polina Paulina Pauline Polly
Игорь: Игорёк Игорёша Гоша Гарик Игорек Igor Egor
Надежда: Надя Наденька Надюша Надька Надин Nadezhda Nadia Nadya Hope
Никита: Ник Никитос Кит Никитка Nikita Nick
Галина: Галя Галочка Галюня Галинка Галка Galina Galya
Егор: Егорка Егорушка Георгий Гоша Гога Жора Yegor Egor
Георгий: Гоша Жора Гога Юра Егор Георг Жорик Джорджи George Georgy Georgiy Giorgi Gosha Jorge
Валентина: Валя Валюша Валечка Тина Валька Valentina Valya Tina
Олег: Олежка Олежек Лега Алик Oleg Olezhka
Вера: Верочка Веруня Верка Веруся Vera
Илья: Илюша Ильюша Илюха Илюшка Илия Ilya Ilia Elijah Elias
Алина: Аля Алинка Алиночка Лина Алинушка Alina Alya
Константин: Костя Костик Костян Костенька Kostya Konstantin Constantine Kostia
Кристина: Кристя Крис Кристи Кристинка Christina Kristina Kris Cristina
Юрий: Юра Юрик Юрка Юрочка Юрец Yuri Yury Iurii Jura Jurij
Алла: Аллочка Алка Алуся Alla
Виктор: Витя Витёк Витька Витенька Victor Viktor Vitya
Вячеслав: Слава Славик Славка Вячик Славян Vyacheslav Viacheslav Slava
Лариса: Лара Лариска Ларочка Larisa Larissa Lara
Владислав: Влад Слава Владик Владя Владос Vladislav Vlad Slava
Александра: Саша Шура Саня Алекса Сашенька Сандра Аля Сашка Саша Alexandra Aleksandra Sasha Sandra
Евгения: Женя Женечка Евгеша Женька Жека Eugenia Evgenia Zhenya Jenny
Валерий: Валера Валерка Лера Валерик Valery Valeriy Valera
Валерия: Лера Валера Лерочка Лерка Валеря Лерусик Valeria Lera Valerie
Василий: Василь Vasyl Вася Васёк Василёк Васька Базиль Vasily Vasya Vasili Basil Vasiliy
Любовь: Люба Любаша Любочка Любка Любава Lyubov Luba Lyuba
Станислав: Стас Стасик Слава Стася Станис Stanislav Stas Stan
Вероника: Ника Вероничка Верона Рони Верочка Veronica Veronika Nika
Григорий: Григорій Гриша Гришка Гриня Grigory Grisha Gregory Grigoriy
Тимофей: Тима Тимоша Тимоха Тим Timofey Timothy Tim Tima
Софья: София Соня Софа Сонечка Софочка Софи Сонька Sofia Sophia Sonya Sophie Sofya
Елизавета: Лиза Лизавета Лизонька Элиза Лизка Лиза Elizabeth Liza Elizaveta Lisa Eliza
Пётр: Петя Петруша Петька Пит Петро Peter Petr Pyotr Petya Pete
Вадим: Вадик Вадя Вадька Димыч Vadim Vadik
Руслан: Русик Русланчик Руся Ruslan
Ярослав: Слава Ярик Яр Славик Ярославчик Yaroslav Iaroslav Yarik
Святослав: Слава Свят Светик Sviatoslav Svyatoslav
Ростислав: Слава Ростик Ростя Rostislav
Тимур: Тима Тимурчик Тимка Timur Timour
Даниил: Даня Данила Данил Данька Дэн Данилка Daniel Danil Danila Daniil Danya Dan
Матвей: Матюша Мотя Матвейка Matvey Matthew Matvei Matt
Глеб: Глебушка Глебка Gleb
Фёдор: Федя Федька Феденька Фёдорка Fyodor Fedor Theodore Fedya Teodor
Леонид: Лёня Лёнька Леонидас Лёнчик Leonid Lenya Leo
Борис: Боря Борька Борюсик Борисик Boris Borya
Лев: Лёва Лёвушка Левка Леон Lev Leo Leva
Степан: Стёпа Стёпка Стефан Степаша Stepan Stepa Stephan Stephen
Семён: Сёма Сеня Сёмка Симон Semyon Semen Simon Syoma
Арсений: Арсен Арсюша Сеня Арс Arseny Arseniy
Богдан: Богдаша Бодя Bogdan
Захар: Захарка Захарушка Zakhar Zahar
Марк: Маркуша Маркус Mark Marc Marcus
Всеволод: Сева Севка Vsevolod Seva
Виталий: Виталик Виталя Витя Vitaly Vitaliy Vitalik
Геннадий: Гена Генка Геша Gennady Gena Gennadiy
Анатолий: Толя Толик Толян Anatoly Anatoliy Tolya
Эдуард: Эдик Эд Эдя Eduard Edward Edik Ed
Артур: Артурчик Турик Arthur Artur
Валентин: Валя Валик Валентиныч Valentin Valentine Valya
Аркадий: Аркаша Аркадя Arkady Arkadiy
Эльдар: Элик Эльдарчик Eldar
Рустам: Рустик Рустамчик Rustam Rustem
Ринат: Ринатик Ренат Rinat Renat
Марат: Маратик Marat
Ильдар: Ильдарчик Ildar
Альберт: Алик Берт Albert Al
Родион: Родя Родька Rodion
Макар: Макарушка Makar
Назар: Назарка Nazar
Платон: Платоша Тоша Platon Plato
Мирон: Мироша Мирончик Miron
Савелий: Савва Сава Савушка Saveliy Savely
Игнат: Игнатий Игнаша Ignat Ignatius
Прохор: Проша Prokhor
Филипп: Филя Филипка Фил Philip Filipp Phil
Герман: Гера Герочка Herman German
Яков: Яша Янкель Jacob Yakov Yasha
Ефим: Фима Ефимка Efim Yefim
Мадина: Мадиночка Madina
Диана: Дина Ди Дианка Диана Diana Diane Dina
Нина: Ниночка Нинка Нинуля Nina
Тамара: Тома Тамарка Томочка Тамрико Tamara Toma
Раиса: Рая Раечка Райка Raisa Raya
Зинаида: Зина Зиночка Зинуля Zinaida Zina
Инна: Инночка Инка Инуся Inna
Жанна: Жанночка Жанка Jeanne Zhanna Jana
Лидия: Лида Лидочка Лидка Lydia Lidia Lida
Тамила: Тома Мила Tamila
Яна: Яночка Янка Яника Yana Jana Iana
Карина: Кара Каринка Кариночка Karina Carina
Эльвира: Эля Эльвирочка Эльза Elvira Elya
Регина: Рина Реня Regina
Римма: Риммочка Римка Rimma
Роза: Розочка Розалия Rosa Rose
Маргарита: Рита Марго Риточка Ритуля Маргоша Margarita Rita Margo Margaret Margot
Василиса: Вася Василиска Лиса Vasilisa
Варвара: Варя Варенька Варюша Варька Barbara Varvara Varya
Ульяна: Уля Ульяша Юлиана Ulyana Uliana
Алиса: Аля Лиса Алиска Alice Alisa Alissa
Милана: Мила Миланка Milana
Кира: Кирочка Кируся Kira Kyra
Ева: Евочка Евуся Eva Eve
Злата: Златка Златочка Zlata
Эмилия: Эмма Мила Эми Emily Emilia Emma
Олеся: Леся Олеська Лесечка Олесенька Olesya Alesya Lesya
Ангелина: Лина Геля Ангел Энджи Angelina Lina Angela
Анжелика: Лика Анжела Анжелочка Angelica Anzhelika Angela
Антонина: Тоня Тонечка Нина Antonina Tonya
Клавдия: Клава Клавочка Claudia Klavdia
Лилия: Лиля Лилечка Лили Lilia Lily Lilya
Снежана: Снежка Снежанка Snezhana
Таисия: Тася Тая Таисья Taisia Tasya
Инга: Ингочка Inga
Гульнара: Гуля Гульнарка Гульшат Gulnara Gulya
Айгуль: Гуля Айгулька Aigul Aygul
Лейла: Лейлочка Leila Layla
Камилла: Камила Мила Kamilla Camilla
Аделина: Аделя Лина Adelina
Амина: Аминка Amina
Зарина: Зара Рина Zarina
Фатима: Фатимка Fatima
Мурад: Мурадик Murad
Магомед: Мага Мухаммед Магомет Magomed Mohammed Muhammad Mukhammad
Ахмед: Ахмет Akhmed Ahmed
Руфина: Руфа Rufina
Ашот: Ашотик Ashot
Гаянэ: Гаяне Gayane Gayaneh
Армен: Арменчик Armen
Гурген: Гургенчик Gurgen
Нурлан: Нурик Nurlan
Айдар: Айдарка Aidar Aydar
Асель: Аселя Аселька Asel Assel
Айгерим: Айка Айгера Aigerim Aygerim
Айжан: Айжанка Aizhan
Айнур: Ainur
Динара: Дина Динарка Dinara
Жанар: Zhanar
Мадияр: Madiyar
Мурат: Мура Murat
Азамат: Aza Azamat
Алмаз: Almaz
Данияр: Дани Daniyar
Ерлан: Erlan Yerlan
Нурсултан: Нурик Nursultan
Тимерлан: Тима Timerlan Tamerlan
Алия: Аля Aliya Alia
Лилиана: Лили Liliana
Ляйсан: Ляся Лейсан Laysan Leysan
Зульфия: Зуля Zulfiya Zulfia
Рамиль: Рамилька Ramil
Равиль: Ravil
Фарид: Farid
Камиль: Kamil
Булат: Bulat
Ильнур: Ilnur
Ильшат: Ilshat
Дамир: Damir
Эмиль: Emil
Арам: Арамчик Aram
Тигран: Тигранчик Tigran
Карен: Karen
Гагик: Gagik
Ваге: Vahe
Анаит: Ани Anahit Ani
Лусине: Lusine
Нарине: Наринэ Narine
Мариам: Мари Mariam Maryam
Давид: Дато Додик David Davit Dawid
Соломон: Соля Solomon
Моисей: Моня Moisey Moses
Абрам: Аврам Авраам Abram Abraham
Исаак: Изя Isaak Isaac
Эсфирь: Фира Esfir
Сара: Сарочка Sara Sarah
Рахиль: Раша Rahil Rachel
Наум: Нёма Naum
Рафаил: Рафа Рафик Rafail Rafael
Тарас: Тарасик Taras
Остап: Ostap
Оксана: Ксана Ксюша Oksana Oxana
Леся: Олеся Lesya
Мирослава: Мира Слава Miroslava
Мирослав: Слава Мирон Miroslav
Ростислава: Слава Rostislava
Нестор: Nestor
Иннокентий: Кеша Innokenty
Вениамин: Веня Veniamin Benjamin
Валерьян: Валера Valerian
Тихон: Тиша Tikhon
Демид: Дёма Demid
Елисей: Елисейка Elisey
Лука: Luka Luke
Мартин: Martin
Эрик: Eric Erik
Роберт: Robert
Ренат: Renat
Лилит: Lilit
Стефания: Стефа Stefania Stephanie
Аглая: Aglaya
Агата: Agatha Agata
Майя: Maya
Мира: Mira
Мирра: Mirra
Серафима: Сима Фима Serafima
Пелагея: Поля Pelageya
Евдокия: Дуня Дуся Evdokia
Прасковья: Паша Параша Praskovya
Фаина: Фая Faina
Эмма: Emma
Элеонора: Эля Нора Eleonora
Илона: Ilona
Виолетта: Вита Виола Violetta Violet
Арина: Аринка Ариша Arina
Альбина: Альбинка Аля Albina
Алёна: Алена Лена Alyona Alena
Ян: Янек Yan Jan
Ия: Iya
Лия: Lia Leah
Юна: Yuna
Ася: Анастасия Asya
"""

ENGLISH = """
William: Bill Billy Will Willy Liam
Robert: Rob Bob Bobby Robbie Bert
Richard: Rick Dick Richie Ricky
James: Jim Jimmy Jamie
Thomas: Tom Tommy
Charles: Charlie Chuck Chas
Joseph: Joe Joey
Edward: Ed Eddie Ted Ned
Christopher: Chris Kit Topher
Matthew: Matt Mattie
Benjamin: Ben Benny Benji
Samuel: Sam Sammy
Joshua: Josh
Jonathan: Jon Jonny
Nathaniel: Nate Nathan Nat
Timothy: Tim Timmy
Steven: Steve Stephen
Patrick: Pat Paddy
Lawrence: Larry Laurence
Frederick: Fred Freddie
Oliver: Ollie Olly
Zachary: Zach Zack Zac
Jacob: Jake
Lachlan: Lachie Locky
Cameron: Cam
Susan: Sue Susie Suzanne
Deborah: Debbie Deb
Patricia: Pat Tricia Patty
Jennifer: Jen Jenny
Jessica: Jess Jessie
Rebecca: Becky Becca
Samantha: Sam Sammy
Abigail: Abby Gail
Isabella: Bella Izzy Isabel Isabelle
Charlotte: Charlie Lottie
Olivia: Liv Livvy
Madeleine: Maddie Madeline Maddy
Georgia: Georgie
Stephanie: Steph
Nicole: Nicky Nikki
Gabrielle: Gabby Gabriella
"""
