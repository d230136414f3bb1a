package dev.bowline.host.command;

import dev.bowline.contract.command.CommandMessage;
import dev.bowline.contract.command.Outcome;
import dev.bowline.contract.command.Report;
import java.io.Closeable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Everything that was received, on disk. Each step is there before its method returns; a step that
 * cannot be written throws {@link java.io.UncheckedIOException} and has not happened. Ids are
 * remembered for at least two hours, and as long as they are not expired, finished and reported.
 */
public final class Journal implements Closeable {

  /** How many sequences of progress one entry on disk reserves. */
  private static final int BLOCK = 100;

  /** From this length on the file is rewritten without what may be forgotten. */
  private static final long COMPACT_AT = 1 << 20;

  private final JournalFile file;
  private final InstantSource clock;
  private final Map<UUID, Chapter> chapters = new LinkedHashMap<>();
  private final Map<UUID, Report.Progress> told = new HashMap<>();
  private final Set<UUID> untold = new HashSet<>();
  private long compactAt = COMPACT_AT;

  /** A command that a crash cut short. */
  public sealed interface CutShort {

    /** It never began, so it is to be run. */
    record Waiting(CommandMessage message) implements CutShort {}

    /** It had begun, so it may have taken effect and must not be run again. */
    record Running(CommandMessage message) implements CutShort {}
  }

  /** Opens the journal in {@code path}, made if absent. */
  public Journal(Path path, InstantSource clock) {
    this.file = new JournalFile(path);
    this.clock = clock;
    file.readAll().forEach(this::remember);
    compact();
  }

  /** Notes a command that is to be run; false, and nothing is noted, if its id is known. */
  public synchronized boolean receive(CommandMessage message) {
    return noteNew(new JournalEntry.Received(message.id(), clock.instant(), message));
  }

  /** Notes a command that is not to be run; false, and nothing is noted, if its id is known. */
  public synchronized boolean refuse(UUID id, Outcome.Refused outcome) {
    return noteNew(new JournalEntry.Refused(id, clock.instant(), outcome));
  }

  /** Notes that the command begins. */
  public synchronized void starting(UUID id) {
    note(new JournalEntry.Starting(id, clock.instant()), true);
  }

  /**
   * Keeps what is to be told of a command that runs, in the place of what was to be told before. It
   * is in memory only, but its sequence is never used again, not even after a crash.
   */
  public synchronized void progress(UUID id, String message) {
    Chapter chapter = chapters.get(id);
    if (chapter == null || chapter.isFinished()) {
      return;
    }
    Report.Progress before = told.get(id);
    int sequence = (before == null ? chapter.reserved() : before.sequence()) + 1;
    if (sequence > chapter.reserved()) {
      note(new JournalEntry.Reserved(id, clock.instant(), sequence + BLOCK - 1), true);
    }
    told.put(id, new Report.Progress(id, sequence, clock.instant(), message));
    untold.add(id);
  }

  /** Notes how the command ended. */
  public synchronized void finished(UUID id, Outcome outcome) {
    told.remove(id);
    untold.remove(id);
    note(new JournalEntry.Finished(id, clock.instant(), outcome), true);
  }

  /** Notes that the cloud has the report, and so all before it. Lost, it is merely sent again. */
  public synchronized void acknowledged(UUID id, int sequence) {
    Chapter chapter = chapters.get(id);
    Report.Progress progress = told.get(id);
    if (progress != null && progress.sequence() == sequence) {
      untold.remove(id);
    } else if (chapter != null && !chapter.isProgress(sequence)) {
      note(new JournalEntry.Acknowledged(id, clock.instant(), sequence), false);
    }
  }

  /** What a crash cut short, in the order received. */
  public synchronized List<CutShort> cutShort() {
    return chapters.values().stream()
        .filter(chapter -> !chapter.isFinished())
        .flatMap(chapter -> chapter.message().stream().map(message -> cutShort(chapter, message)))
        .toList();
  }

  /** What the cloud has not acknowledged, at most {@code limit}, the oldest command first. */
  public synchronized List<Report> unacknowledged(int limit) {
    return chapters.values().stream()
        .flatMap(chapter -> Stream.concat(chapter.unacknowledged().stream(), untold(chapter)))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized void close() {
    file.close();
  }

  private Stream<Report> untold(Chapter chapter) {
    Report.Progress progress = untold.contains(chapter.id()) ? told.get(chapter.id()) : null;
    return Stream.ofNullable(progress);
  }

  private static CutShort cutShort(Chapter chapter, CommandMessage message) {
    return chapter.isStarted() ? new CutShort.Running(message) : new CutShort.Waiting(message);
  }

  private boolean noteNew(JournalEntry entry) {
    if (chapters.containsKey(entry.id())) {
      return false;
    }
    note(entry, true);
    return true;
  }

  private void note(JournalEntry entry, boolean durable) {
    file.append(entry, durable);
    remember(entry);
    if (file.length() > compactAt) {
      compact();
    }
  }

  private void remember(JournalEntry entry) {
    chapters.merge(
        entry.id(),
        new Chapter(entry.id(), List.of(entry)),
        (chapter, ignored) -> chapter.with(entry));
  }

  private void compact() {
    Instant now = clock.instant();
    if (chapters.values().removeIf(chapter -> chapter.isForgettable(now))) {
      file.replace(
          chapters.values().stream().flatMap(chapter -> chapter.entries().stream()).toList());
    }
    compactAt = Math.max(COMPACT_AT, 2 * file.length());
  }
}
