// Streamlit has no language but English. Where its own words show, they are put into Chinese as they appear.
// Old syntax and no imports: it stands in the page's head, before the app. What we wrote ourselves never matches.
(function () {
  var WORDS = {
    'Upload': '选择文件', 'upload': '选择文件', 'file upload': '选择文件', 'Browse files': '选择文件', 'Drag and drop file here': '把文件拖到这里', 'Remove': '拿掉',
    'Choose an option': '请选择', 'Choose options': '请选择', 'No results': '没有结果', 'No options to select.': '没有可以选的',
    'Select an option': '请选择', 'Add files': '添加文件', 'Remove file': '拿掉这个文件', 'Delete': '删掉', 'Cancel': '取消',
    'Record': '开始录', 'Start recording': '开始录', 'Stop recording': '录完了', 'Stop': '停', 'Play': '听一听', 'Pause': '停一停',
    'Clear recording': '重新录', 'Clear': '清空', 'Reset': '重来', 'Download': '存下来', 'Download as WAV': '存下来', 'Fullscreen': '放大',
    'Close fullscreen': '缩小', 'View fullscreen': '放大', 'Close': '关上', 'Open': '打开', 'open': '打开', 'close': '关上',
    'Skip to main content': '直接看正文', 'Main content': '正文', 'Main': '正文', 'Sidebar': '侧栏',
    'An error has occurred, please try again.': '没有录成，请再试一次。', 'Error': '出了问题',
    'This app would like to use your microphone.': '请允许使用这台电脑的话筒。', 'Learn how to allow access.': '在浏览器地址栏旁边允许。',
    'Requesting access': '正在请求使用话筒', 'Loading...': '正在打开…', 'Running...': '正在处理…', 'RUNNING...': '正在处理…',
    'Connection error': '连不上七步课堂', 'CONNECTING': '正在连接', 'Connecting': '正在连接', 'Connection timed out.': '等了太久，没有连上。',
    'Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:': '请看看七步课堂是不是还开着。关掉了就再打开一次，您写下的都在。',
    'Is Streamlit still running?': '请看看七步课堂是不是还开着。', 'Page not found': '这一页找不到',
    'You do not have access to this app or it does not exist.': '这一页打不开。', 'Press Enter to apply': '按回车确认',
    'Press Ctrl+Enter to apply': '按 Ctrl 和回车确认', 'Press ⌘+Enter to apply': '按 ⌘ 和回车确认', 'Show password': '显示密码',
    'Oh no.': '这一页出了点问题', 'Uh oh.': '这一页出了点问题', 'Dismiss': '知道了', 'Alert': '提示', 'Copy to clipboard': '复制',
    'This app has encountered an error. The original error message is redacted to prevent data leaks.': '这一页出了点问题，写下的都在。请刷新再试。',
    'Uploading': '正在传', 'Upload failed': '没有传成', 'file': '文件', 'Decrement': '减一', 'Increment': '加一', 'Stop uploading': '不传了', 'Recording': '正在录', 'Waveform': '声音的样子'
  };
  var SHAPES = [
    [/^(?:Limit )?(\d+ ?[KMGT]?B) per file(?: ?[•·] ?(.*))?$/, '每个文件最大 $1 · $2'],
    [/^(\d+) ?\/ ?(\d+)$/, '$1 / $2'],
    [/^Selected (.+)\. Press.*$/, '已选 $1'],
    [/^Selected (.+)$/, '已选 $1'],
    [/^Remove (.+)$/, '拿掉 $1'],
    [/^File must be ([\d.]+ ?[KMGT]?B) or smaller\.$/, '文件太大了，最大 $1。'],
    [/^(.+) files are not allowed\.$/, '不能用 $1 这种文件。'],
    [/^Page not found.*$/, '这一页找不到'],
    [/^The page that you have requested does not seem to exist.*$/, '这一页找不到，请回到课程架。']
  ];
  var NAMES = ['aria-label', 'title', 'placeholder', 'alt'];

  function inChinese(text) {
    var bare = text.trim();
    if (Object.prototype.hasOwnProperty.call(WORDS, bare)) return text.replace(bare, WORDS[bare]);
    for (var i = 0; i < SHAPES.length; i += 1) {
      if (SHAPES[i][0].test(bare)) return bare.replace(SHAPES[i][0], SHAPES[i][1]).replace(/ · $/, '');
    }
    return null;
  }
  function ours(node) {
    var at = node.nodeType === 1 ? node : node.parentElement;
    // A sign of a font is written as a word ("upload"): in Chinese it would stand there as letters, over the button.
    return !at || Boolean(at.closest('.stHtml, .stMarkdown, script, style, textarea, [data-own], [data-testid="stIconMaterial"]'));
  }
  function text(node) {
    var said = /[A-Za-z]/.test(node.data) && !ours(node) ? inChinese(node.data) : null;
    if (said !== null && said !== node.data) node.data = said;
  }
  function names(node) {
    for (var i = 0; i < NAMES.length; i += 1) {
      var old = node.getAttribute(NAMES[i]);
      var said = old && /[A-Za-z]/.test(old) && !ours(node) ? inChinese(old) : null;
      if (said !== null && said !== old) node.setAttribute(NAMES[i], said);
    }
  }
  function walk(node) {
    if (node.nodeType === 3) text(node);
    if (node.nodeType !== 1) return;
    names(node);
    for (var child = node.firstChild; child; child = child.nextSibling) walk(child);
  }
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === 'childList') change.addedNodes.forEach(walk);
      else if (change.type === 'characterData') text(change.target);
      else names(change.target);
    });
  }).observe(document.documentElement, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMES });
})();
