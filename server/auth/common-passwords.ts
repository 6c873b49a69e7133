/**
 * Common passwords of this country, in lower case, which attackers try first. Digits around these words do not make them better: rows
 * of keys, seasons, the country and its cities, and "password" and "administrator" on the keyboards of our three languages.
 */
const words = `
password passwort passw0rd pa55word p@ssw0rd p@ssword parol parolparol пароль құпиясөз qwerty qwertyuiop qwertyui asdfgh asdfghjkl
zxcvbn zxcvbnm qazwsx qazwsxedc 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 q1w2e3r4t5 йцукен йцукенгшщз фывапролдж ячсмить
admin administrator administrator1 root superuser user guest test welcome letmein changeme default secret master login
iloveyou sunshine princess football baseball dragon monkey shadow superman batman trustno1 whatever starwars pokemon
computer internet samsung google microsoft windows android
winter spring summer autumn zima vesna leto osen зима весна лето осень қыс көктем жаз күз
kazakhstan qazaqstan kazakstan казахстан қазақстан astana астана almaty алматы shymkent шымкент nursultan karaganda qaraganda
marina natasha svetlana sergey andrey aleksandr aleksandra dmitriy nikolay vladimir aigerim aigul nurlan daniyar
privet привет spartak zenit qairat kairat barcelona liverpool chelsea arsenal
kezek кезек queue inspector inspektor инспектор manager operator оператор center centre
`

/** Common whole passwords, in lower case. */
const whole = `
passwordpassword password1234 password12345 password123456 passwordpassword1 mypassword123 thisisapassword
qwertyuiop123 qwertyuiop12 qwerty123456 qwerty1234567 qwertyuiopasdfghjkl qwertyuiopasdfghjklzxcvbnm 1qaz2wsx3edc 1qaz2wsx3edc4rfv
1q2w3e4r5t6y 1q2w3e4r5t6y7u q1w2e3r4t5y6 zaq12wsxcde3 qazwsxedcrfv qazwsxedc123 asdfghjkl123 zxcvbnm12345 asdfghjklzxcvbnm
administrator adminadminadmin admin1234567 admin12345678 administrator123 rootrootroot letmeinletmein letmein12345 welcome12345
iloveyouiloveyou iloveyou1234 correcthorsebatterystaple correct horse battery staple trustnoone123
йцукенгшщзхъ йцукенгшщзхъфывапролджэ фывапролджэя пароль123456 парольпароль қазақстан123 казахстан123
`

/**
 * Reads the words above and the 49,000 most used passwords of leaked lists. The caller does not keep them: they take 5 MB, and a
 * password is set rarely.
 *
 * @returns all passwords that are refused as too common, in lower case
 */
export async function readCommonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common')
  return new Set([
    ...dictionary['passwords-common'],
    ...words.trim().split(/\s+/),
    ...whole
      .trim()
      .split(/\n| (?=\S{12})/)
      .map(line => line.trim()),
    ...whole.trim().split(/\s+/),
  ])
}
