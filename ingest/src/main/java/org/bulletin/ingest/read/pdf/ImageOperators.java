package org.bulletin.ingest.read.pdf;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.OperatorProcessor;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;

/** The operators that draw images: noticed, not drawn. */
final class ImageOperators {

  private ImageOperators() {}

  /** Do: an image, or a form, which is run. */
  static final class Draw extends OperatorProcessor {

    private final OperatorProcessor forms;
    private final Runnable imageDrawn;

    Draw(PDFStreamEngine engine, Runnable imageDrawn) {
      super(engine);
      this.forms = new DrawObject(engine);
      this.imageDrawn = imageDrawn;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) throws IOException {
      if (!operands.isEmpty()
          && operands.get(0) instanceof COSName name
          && getContext().getResources().isImageXObject(name)) {
        imageDrawn.run();
      } else {
        forms.process(operator, operands);
      }
    }

    @Override
    public String getName() {
      return OperatorName.DRAW_OBJECT;
    }
  }

  /** BI: an image inside the program. */
  static final class Inline extends OperatorProcessor {

    private final Runnable imageDrawn;

    Inline(PDFStreamEngine engine, Runnable imageDrawn) {
      super(engine);
      this.imageDrawn = imageDrawn;
    }

    @Override
    public void process(Operator operator, List<COSBase> operands) {
      imageDrawn.run();
    }

    @Override
    public String getName() {
      return OperatorName.BEGIN_INLINE_IMAGE;
    }
  }
}
