import type { CentreSettings } from '../../domain/settings.ts'
import type { Messages } from '../common/messages.ts'
import { formatNumber, plural } from '../common/numbers.ts'

/** Words of the section about queue rules. The sentences say what a value does in the hall. */
export interface RulesMessages {
  rules: string
  hint: string

  order: string
  policy: string
  policies: Readonly<Record<CentreSettings['policy'], string>>
  policyDoes: Readonly<Record<CentreSettings['policy'], string>>
  ordinaryAfter: string
  ordinaryAfterDoes: (calls: number) => string

  entitlements: string
  entitlementsHint: string
  noEntitlements: string
  ownEntitlement: string
  add: string
  addFromCatalogue: string
  noMore: (most: number) => string
  up: (name: string) => string
  down: (name: string) => string
  remove: (name: string) => string
  removing: (name: string) => string
  unnamed: string

  limits: string
  maxWaiting: string
  maxWaitingDoes: (people: number) => string
  lastTicketMinutes: string
  lastTicketDoes: (minutes: number) => string
  noShowAfter: string
  noShowDoes: (seconds: number) => string
}

export const rulesMessages: Messages<RulesMessages> = {
  kk: {
    rules: 'Кезек ережелері',
    hint: 'Келушілер қандай ретпен шақырылады және қашан талон берілмейді',
    order: 'Шақыру реті',
    policy: 'Кезектен тыс қызмет алу құқығы қайда қолданылады',
    policies: { everywhere: 'Барлық қызметте', 'as-ordered': 'Тек каталогта көрсетілген қызметтерде' },
    policyDoes: {
      everywhere: 'Құқығы бар келуші кез келген кезекте басқалардан бұрын шақырылады',
      'as-ordered':
        'Құқығы бар келуші каталогта осы құқық көрсетілген қызметте ғана басқалардан бұрын шақырылады, басқа кезектерде жалпы ретпен күтеді',
    },
    ordinaryAfter: 'Кезектен тыс қатарынан неше шақыру болады',
    ordinaryAfterDoes: calls =>
      calls === 0
        ? 'Құқығы бар келушілер қанша болса да, алдымен олар шақырылады'
        : `Терезе кезектен тыс ${formatNumber('kk', calls)} келушіні қатарынан шақырса, содан кейін жалпы кезектен бір адам шақырады`,
    entitlements: 'Кімнің кезектен тыс қызмет алуға құқығы бар',
    entitlementsHint:
      'Терминал оларды осы ретпен ұсынады. Алып тасталғаны терминалда ұсынылмайды, ал кезекте тұрғандардың орны өзгермейді',
    noEntitlements: 'Тізім бос: терминал кезектен тыс қызмет алу құқығы туралы сұрамайды',
    ownEntitlement: 'Орталықтың өз санатын қосу',
    add: 'Қосу',
    addFromCatalogue: 'Каталогтан қосу',
    noMore: most => `Ең көбі ${most} санат болады`,
    up: name => `${name}: жоғары жылжыту`,
    down: name => `${name}: төмен жылжыту`,
    remove: name => `${name}: алып тастау`,
    removing: name => `«${name}» алып тасталды. Өзгеріс сақталған соң күшіне енеді`,
    unnamed: 'Атауы жоқ санат',
    limits: 'Шектер',
    maxWaiting: 'Залда ең көбі неше адам күтеді',
    maxWaitingDoes: people =>
      `Залда ${formatNumber('kk', people)} адам күтсе, терминал талон бермейді, келушіні кеңесшіге жібереді`,
    lastTicketMinutes: 'Соңғы талон жабылуға неше минут қалғанда беріледі',
    lastTicketDoes: minutes =>
      minutes === 0
        ? 'Талон қабылдау аяқталғанша беріледі'
        : `Қабылдау аяқталуына ${formatNumber('kk', minutes)} минут қалғанда талон беру тоқтайды`,
    noShowAfter: 'Келмеді деп неше секундтан кейін белгілеуге болады',
    noShowDoes: seconds =>
      seconds === 0
        ? 'Инспектор келушіні шақырғаннан кейін бірден келмеді деп белгілей алады'
        : `Инспектор келушіні соңғы шақырудан кейін ${formatNumber('kk', seconds)} секунд өткен соң ғана келмеді деп белгілей алады`,
  },
  ru: {
    rules: 'Правила очереди',
    hint: 'В каком порядке вызывают посетителей и когда не выдают талоны',
    order: 'Порядок вызова',
    policy: 'Где действует право на обслуживание вне очереди',
    policies: { everywhere: 'Для всех услуг', 'as-ordered': 'Только для услуг, где оно указано в каталоге' },
    policyDoes: {
      everywhere: 'Посетителя с таким правом вызывают раньше остальных в любой очереди',
      'as-ordered':
        'Посетителя с таким правом вызывают раньше остальных только по услугам, где право указано в каталоге; в других очередях он ожидает на общих основаниях',
    },
    ordinaryAfter: 'Сколько вызовов вне очереди может быть подряд',
    ordinaryAfterDoes: calls =>
      calls === 0
        ? 'Посетителей с правом вызывают первыми, сколько бы их ни было'
        : `После ${formatNumber('ru', calls)} ${plural('ru', calls, { one: 'вызова', many: 'вызовов' })} вне очереди подряд окно вызывает одного человека из общей очереди`,
    entitlements: 'Кто имеет право на обслуживание вне очереди',
    entitlementsHint:
      'Терминал предлагает их в этом порядке. Убранную категорию терминал больше не предлагает, место тех, кто уже ожидает, не изменится',
    noEntitlements: 'Список пуст: терминал не спрашивает о праве на обслуживание вне очереди',
    ownEntitlement: 'Добавить свою категорию центра',
    add: 'Добавить',
    addFromCatalogue: 'Добавить из каталога',
    noMore: most => `Категорий может быть не больше ${most}`,
    up: name => `${name}: выше`,
    down: name => `${name}: ниже`,
    remove: name => `${name}: убрать`,
    removing: name => `«${name}» убрано. Изменение вступит в силу после сохранения`,
    unnamed: 'Категория без названия',
    limits: 'Пределы',
    maxWaiting: 'Сколько человек может ожидать в зале',
    maxWaitingDoes: people =>
      `Когда в зале ${plural('ru', people, { one: 'ожидает', many: 'ожидают' })} ${formatNumber('ru', people)} ${plural('ru', people, { one: 'человек', few: 'человека', many: 'человек' })}, терминал не выдаёт талонов и направляет посетителя к консультанту`,
    lastTicketMinutes: 'За сколько минут до закрытия выдаётся последний талон',
    lastTicketDoes: minutes =>
      minutes === 0
        ? 'Талоны выдаются до конца приёма'
        : `Талоны перестают выдавать за ${formatNumber('ru', minutes)} ${plural('ru', minutes, { one: 'минуту', few: 'минуты', many: 'минут' })} до конца приёма`,
    noShowAfter: 'Через сколько секунд можно отметить, что посетитель не подошёл',
    noShowDoes: seconds =>
      seconds === 0
        ? 'Инспектор может отметить, что посетитель не подошёл, сразу после вызова'
        : `Инспектор может отметить, что посетитель не подошёл, только через ${formatNumber('ru', seconds)} ${plural('ru', seconds, { one: 'секунду', few: 'секунды', many: 'секунд' })} после последнего вызова`,
  },
  en: {
    rules: 'Queue rules',
    hint: 'In which order visitors are called, and when no tickets are issued',
    order: 'Order of calls',
    policy: 'Where an entitlement to be served out of turn applies',
    policies: {
      everywhere: 'For every service',
      'as-ordered': 'Only for services where the catalogue names it',
    },
    policyDoes: {
      everywhere: 'An entitled visitor is called before all others, in every queue',
      'as-ordered':
        'An entitled visitor is called before all others only for services where the catalogue names the entitlement, and waits in the ordinary queue for all other services',
    },
    ordinaryAfter: 'Calls out of turn in a row',
    ordinaryAfterDoes: calls =>
      calls === 0
        ? 'Entitled visitors are called first, however many there are'
        : `After ${calls === 1 ? 'each call' : `${formatNumber('en', calls)} calls`} out of turn${calls === 1 ? '' : ' in a row'}, a window calls one visitor of the ordinary queue`,
    entitlements: 'Who is entitled to be served out of turn',
    entitlementsHint:
      'Kiosks offer them in this order. Kiosks no longer offer one that is removed; visitors who already wait keep their place',
    noEntitlements: 'The list is empty: kiosks do not ask about entitlements',
    ownEntitlement: 'Add a category of the centre',
    add: 'Add',
    addFromCatalogue: 'Add from the catalogue',
    noMore: most => `There can be at most ${most} categories`,
    up: name => `${name}: move up`,
    down: name => `${name}: move down`,
    remove: name => `${name}: remove`,
    removing: name => `“${name}” is removed once you save`,
    unnamed: 'Category without a name',
    limits: 'Limits',
    maxWaiting: 'Most people who may wait in the hall',
    maxWaitingDoes: people =>
      `While ${people === 1 ? '1 person waits' : `${formatNumber('en', people)} people wait`}, kiosks issue no tickets and send visitors to the consultant`,
    lastTicketMinutes: 'Minutes between the last ticket and closing',
    lastTicketDoes: minutes =>
      minutes === 0
        ? 'Tickets are issued until closing'
        : `Kiosks stop issuing tickets ${minutes === 1 ? '1 minute' : `${formatNumber('en', minutes)} minutes`} before closing`,
    noShowAfter: 'Seconds until a visitor may be marked as “did not come”',
    noShowDoes: seconds =>
      seconds === 0
        ? 'An inspector may mark a visitor as “did not come” right after the call'
        : `An inspector may mark a visitor as “did not come” only ${seconds === 1 ? '1 second' : `${formatNumber('en', seconds)} seconds`} after the last call`,
  },
}
