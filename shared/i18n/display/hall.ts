import type { Arrow } from '../../domain/displays.ts'
import type { Messages } from '../common/messages.ts'

/** Words of hall screens that show parts of a hall, and of window boards. */
export interface DisplayHallMessages {
  /** Direction of an arrow, for screen readers. */
  arrows: Readonly<Record<Arrow, string>>
  /** The address names zones that the hall does not have. */
  unknownZones: (zones: string) => string
  /** Label of the ticker, for screen readers. */
  ticker: string
  /** The address names a window that the hall does not have. */
  unknownWindow: (counter: string) => string
  /** An open window without a visitor. */
  free: string
}

export const displayHall: Messages<DisplayHallMessages> = {
  kk: {
    arrows: {
      left: 'солға',
      right: 'оңға',
      up: 'жоғары',
      down: 'төмен',
      'up-left': 'жоғары солға',
      'up-right': 'жоғары оңға',
      'down-left': 'төмен солға',
      'down-right': 'төмен оңға',
    },
    unknownZones: zones => `Таблоның мекенжайындағы аймақ белгісіз: ${zones}. Барлық терезелер көрсетілуде`,
    ticker: 'Хабарландыру',
    unknownWindow: counter => `Бұл орталықта ${counter}-терезе жоқ. Таблоның мекенжайын тексеріңіз`,
    free: 'Шақыруды күтіңіз',
  },
  ru: {
    arrows: {
      left: 'налево',
      right: 'направо',
      up: 'вверх',
      down: 'вниз',
      'up-left': 'вверх и налево',
      'up-right': 'вверх и направо',
      'down-left': 'вниз и налево',
      'down-right': 'вниз и направо',
    },
    unknownZones: zones => `В адресе табло указана неизвестная зона: ${zones}. Показаны все окна`,
    ticker: 'Объявление',
    unknownWindow: counter => `В этом центре нет окна ${counter}. Проверьте адрес табло`,
    free: 'Ожидайте вызова',
  },
  en: {
    arrows: {
      left: 'to the left',
      right: 'to the right',
      up: 'up',
      down: 'down',
      'up-left': 'up and left',
      'up-right': 'up and right',
      'down-left': 'down and left',
      'down-right': 'down and right',
    },
    unknownZones: zones =>
      `The address of this hall screen names an unknown zone: ${zones}. All windows are shown`,
    ticker: 'Announcement',
    unknownWindow: counter => `This centre has no window ${counter}. Check the address of the hall screen`,
    free: 'Please wait to be called',
  },
}
