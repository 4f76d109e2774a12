package org.bulletin.ingest.read.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bulletin.ingest.read.FurnitureReader;
import org.bulletin.ingest.read.PageFacts;
import org.bulletin.ingest.read.ReadPage;
import org.bulletin.ingest.read.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlReaderTest {

  private static final String ONE = "昨天上午，城郊的合作社开了仓库，把新到的种子按村分好，一共发出三百多袋。";
  private static final String TWO = "图书馆新楼今天开放，读者可以在三层的长桌旁读到本地报纸，也能借书。";

  private final HtmlReader reader = new HtmlReader(new FurnitureReader(List.of("青浦报")));

  @Test
  void articleIsReadWithoutWhatSurroundsIt() throws RefusedException {
    // Given
    String html =
        """
        <!DOCTYPE html><html><head><title>合作社开仓 - 青浦报</title>
        <meta name="publishdate" content="2025-11-14"><style>p{color:red}</style></head>
        <body>
        <div class="x1">青浦报 2025年11月14日 星期五 第02版：综合</div>
        <nav><a href="1">首页</a> <a href="2">上一版</a> 今日要闻，一览，无余，都在这里，请看一看吧，谢谢</nav>
        <ul><li><a href="node_1">第01版：要闻</a></li><li><a href="node_2">第02版：综合</a></li></ul>
        <table><tr><td><a href="a">又一篇文章，标题很长很长，也有标点，写了很多字在这里</a></td></tr></table>
        <div><h3>春耕时节</h3><h1><a href="c">合作社开了仓库</a></h1>
        <div>记者 王小明</div></div>
        <div id="c"><p>　　%s</p><p style="text-indent:2em">%s</p>
        <div style="display: none">看不见的一段话，不应该，出现在正文里面，无论如何都不应该。</div>
        <script>document.write("脚本，写的，不是正文，也不应该出现，对不对啊朋友们");</script>
        <p>第一行<br>第二行</p><p>%s</p></div>
        <p>责任编辑：李华</p>
        <p><a href="p">上一篇</a> <a href="n">下一篇</a></p>
        <footer>版权所有，未经许可，不得转载，违者必究，本站保留一切权利。</footer>
        </body></html>
        """
            .formatted(ONE, TWO, ONE);

    // When
    ReadPage page = read(html.getBytes(StandardCharsets.UTF_8));

    // Then
    assertThat(page.text())
        .isEqualTo(
            """
            春耕时节
            合作社开了仓库

            记者 王小明
            　　%s
            　　%s
            第一行
            第二行
            %s
            责任编辑：李华
            """
                .formatted(ONE, TWO, ONE));
    assertThat(page.metadata())
        .isEqualTo(Map.of("title", "合作社开仓 - 青浦报", "published", "2025-11-14"));
    assertThat(page.furniture()).isEqualTo(PageFacts.of("青浦报", LocalDate.of(2025, 11, 14), "02"));
  }

  @ParameterizedTest
  @CsvSource({
    "GBK, <meta charset=gb2312>",
    "GB18030, '<meta http-equiv=\"Content-Type\" content=\"text/html; charset=GBK\">'",
    "UTF-8, <meta charset=utf-8>",
    "UTF-8, ''",
    "GB18030, ''",
    "GB18030, <meta charset=utf-8>",
    "UTF-8, <meta charset=gb2312>",
    "Big5, <meta charset=big5>",
    "UTF-16LE, ''",
  })
  void encodingIsWhatBytesAndPageSay(String charset, String meta) throws RefusedException {
    // Given
    boolean big5 = charset.equals("Big5");
    String text = big5 ? "今天的報紙說的是天氣，明天的報紙說的是收成。" : ONE;
    String mark = charset.startsWith("UTF-16") ? "\uFEFF" : "";
    String html = mark + "<html><head>" + meta + "</head><body><p>" + text + "</p></body></html>";

    // When
    ReadPage page = read(html.getBytes(Charset.forName(charset)));

    // Then
    assertThat(page.text()).isEqualTo(text + "\n");
  }

  @Test
  void pageThatIsOneFormIsRead() throws RefusedException {
    // Given
    String html = "<body><form><p>" + ONE + "</p><p>" + TWO + "</p></form></body>";

    // When, Then
    assertThat(read(html.getBytes(StandardCharsets.UTF_8)).text())
        .isEqualTo(ONE + "\n" + TWO + "\n");
  }

  @Test
  void lineEndsOfTheSourceAndInvisibleCharactersAreNoText() throws RefusedException {
    // Given
    String html = "<body><p>昨天\n   上午，&#8203;在⽅城 &nbsp; <b>开</b>了&zwnj;会。</p></body>";

    // When, Then
    assertThat(read(html.getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("昨天上午，在方城 开了会。\n");
  }

  private ReadPage read(byte[] html) throws RefusedException {
    return reader.read(html).pages().get(0);
  }
}
