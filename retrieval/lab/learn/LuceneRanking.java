// Ranks units of text for questions with Lucene's BM25 and its EnglishAnalyzer.
// Usage: java -cp lucene-core.jar:lucene-analyzers-common.jar LuceneRanking.java UNITS QUESTIONS DEPTH
// UNITS has a name and a text a line, parted by a tab; QUESTIONS one question a
// line. For each question the names of the best units are printed, best first,
// parted by spaces.
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

public class LuceneRanking {
  public static void main(String[] args) throws Exception {
    BooleanQuery.setMaxClauseCount(1 << 16);
    int depth = Integer.parseInt(args[2]);
    Analyzer analyzer = new EnglishAnalyzer();
    ByteBuffersDirectory dir = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity(1.2f, 0.75f));
    try (IndexWriter writer = new IndexWriter(dir, config)) {
      for (String line : Files.readAllLines(Path.of(args[0]))) {
        int tab = line.indexOf('\t');
        Document doc = new Document();
        doc.add(new StoredField("name", line.substring(0, tab)));
        doc.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
        writer.addDocument(doc);
      }
    }
    try (DirectoryReader reader = DirectoryReader.open(dir)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      for (String question : Files.readAllLines(Path.of(args[1]))) {
        StringJoiner names = new StringJoiner(" ");
        for (ScoreDoc hit : searcher.search(query(analyzer, question), depth).scoreDocs) {
          names.add(searcher.doc(hit.doc).get("name"));
        }
        System.out.println(names);
      }
    }
  }

  /** Any of the question's words, each as often as it stands there. */
  static Query query(Analyzer analyzer, String text) throws Exception {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        query.add(new TermQuery(new Term("text", term.toString())), BooleanClause.Occur.SHOULD);
      }
      tokens.end();
    }
    return query.build();
  }
}
