import { pageParam } from '../shared/ui/device.ts'
import '../shared/ui/press.ts'
import './display-app.ts'
import './window-board.ts'

// With `?counter=5` the page is the board over window 5, without it a hall screen.
const name = pageParam('counter') === undefined ? 'kezek-display-app' : 'kezek-window-board'
document.body.append(document.createElement(name))
