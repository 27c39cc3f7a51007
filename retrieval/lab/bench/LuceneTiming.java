// Indexes a file of passages with Lucene, where there is no index yet, and times questions over it.
// Usage: java -cp lucene-core.jar:lucene-analyzers-common.jar LuceneTiming.java PASSAGES QUESTIONS DIR THREADS ROUNDS
// Every line of output is "name value..." for the Go side to read.
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
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
import org.apache.lucene.store.FSDirectory;

public class LuceneTiming {
  static final String END = new String("end");

  public static void main(String[] args) throws Exception {
    Path dir = Path.of(args[2]);
    int threads = Integer.parseInt(args[3]);
    int rounds = Integer.parseInt(args[4]);
    BooleanQuery.setMaxClauseCount(1 << 16);
    if (!Files.isDirectory(dir)) index(Path.of(args[0]), dir, threads);
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(dir))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      searcher.setQueryCache(null); // every question is answered, not remembered
      System.out.println("segments " + reader.leaves().size());
      List<String> questions = Files.readAllLines(Path.of(args[1]));
      time("top10", searcher, questions, rounds, false);
      time("stored", searcher, questions, rounds, true);
    }
  }

  static void index(Path passages, Path dir, int threads) throws Exception {
    IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
    config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    config.setRAMBufferSizeMB(256);
    OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long begin = System.nanoTime();
    long busy = process.getProcessCpuTime();
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(dir), config);
        BufferedReader in = Files.newBufferedReader(passages)) {
      ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(4096);
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Thread t = new Thread(() -> add(writer, lines));
        t.start();
        workers.add(t);
      }
      for (String line; (line = in.readLine()) != null; ) lines.put(line);
      for (int i = 0; i < threads; i++) lines.put(END);
      for (Thread t : workers) t.join();
      writer.commit();
      System.out.printf("index %d %.3f %.3f%n", writer.getDocStats().numDocs, (System.nanoTime() - begin) / 1e9,
          (process.getProcessCpuTime() - busy) / 1e9);
    }
  }

  static void add(IndexWriter writer, ArrayBlockingQueue<String> lines) {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setStored(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS); // no positions: neither side keeps any
    type.freeze();
    try {
      for (String line; (line = lines.take()) != END; ) {
        Document doc = new Document();
        doc.add(new Field("t", line, type));
        writer.addDocument(doc);
      }
    } catch (Exception e) {
      throw new RuntimeException(e);
    }
  }

  static void time(String name, IndexSearcher searcher, List<String> questions, int rounds, boolean stored)
      throws Exception {
    Analyzer analyzer = new EnglishAnalyzer();
    long[] wall = new long[rounds * questions.size()];
    long[] used = new long[wall.length];
    ThreadMXBean clock = ManagementFactory.getThreadMXBean();
    long bytes = 0;
    OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long all = 0;
    for (int round = -rounds; round < rounds; round++) { // the first half warms up
      if (round == 0) all = process.getProcessCpuTime();
      for (int i = 0; i < questions.size(); i++) {
        long begin = System.nanoTime();
        long busy = clock.getCurrentThreadCpuTime();
        ScoreDoc[] hits = searcher.search(query(analyzer, questions.get(i)), 10).scoreDocs;
        if (stored) for (ScoreDoc hit : hits) bytes += searcher.doc(hit.doc).get("t").length();
        if (round < 0) continue;
        wall[round * questions.size() + i] = System.nanoTime() - begin;
        used[round * questions.size() + i] = clock.getCurrentThreadCpuTime() - busy;
      }
    }
    all = process.getProcessCpuTime() - all;
    long[] fastWall = fastest(wall, rounds);
    long[] fastUsed = fastest(used, rounds);
    System.out.printf("%s %s %.4f%n", name, quantiles(wall, used), all / 1e6 / wall.length);
    if (rounds > 1) System.out.printf("fastest %s%n", quantiles(fastWall, fastUsed));
    if (bytes < 0) throw new IllegalStateException();
  }

  /** The least time of each question over the rounds, which stand one after the other. */
  static long[] fastest(long[] times, int rounds) {
    int n = times.length / rounds;
    long[] least = Arrays.copyOf(times, n);
    for (int i = n; i < times.length; i++) least[i % n] = Math.min(least[i % n], times[i]);
    return least;
  }

  static String quantiles(long[] wall, long[] used) {
    Arrays.sort(wall);
    Arrays.sort(used);
    return String.format("%.4f %.4f %.4f %.4f %.4f %.4f", at(wall, .5), at(wall, .95), at(wall, .99),
        at(used, .5), at(used, .95), at(used, .99));
  }

  static double at(long[] sorted, double q) {
    return sorted[(int) Math.min(sorted.length - 1, q * sorted.length)] / 1e6;
  }

  static Query query(Analyzer analyzer, String text) throws Exception {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    try (TokenStream tokens = analyzer.tokenStream("t", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        query.add(new TermQuery(new Term("t", term.toString())), BooleanClause.Occur.SHOULD);
      }
      tokens.end();
    }
    return query.build();
  }
}
