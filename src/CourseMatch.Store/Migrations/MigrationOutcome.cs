using System.Globalization;
using System.Resources;

namespace CourseMatch.Store.Migrations;

/// <summary>Why a database is left as it is.</summary>
public enum MigrationRefusal
{
    /// <summary>An applied file differs from the program's.</summary>
    Changed,

    /// <summary>The program lacks a file that was applied.</summary>
    Missing,

    /// <summary>A file was added below the database's highest number.</summary>
    OutOfOrder,

    /// <summary>The database knows higher numbers than the program.</summary>
    DatabaseNewer,
}

/// <summary>What <see cref="MigrationRunner"/> did.</summary>
public abstract record MigrationOutcome
{
    private static readonly ResourceManager Texts =
        new("CourseMatch.Store.Migrations.MigrationTexts", typeof(MigrationOutcome).Assembly);

    private MigrationOutcome()
    {
    }

    /// <summary>One function per case.</summary>
    public T Match<T>(Func<Migrated, T> migrated, Func<Refused, T> refused) => this switch
    {
        Migrated outcome => migrated(outcome),
        Refused outcome => refused(outcome),
        _ => throw new InvalidOperationException("The set of outcomes is closed."),
    };

    /// <summary>The database is at the program's version.</summary>
    /// <param name="Applied">The migrations applied just now, in order; empty when there was nothing to do.</param>
    public sealed record Migrated(IReadOnlyList<Migration> Applied) : MigrationOutcome;

    /// <summary>The database does not fit the program; nothing was changed.</summary>
    /// <param name="Reason">For programs.</param>
    /// <param name="Message">One sentence for people with its advice, in the language of the current thread.</param>
    public sealed record Refused(MigrationRefusal Reason, string Message) : MigrationOutcome;

    internal static Refused Refuse(MigrationRefusal reason, params object[] values) => new(
        reason,
        string.Format(
            CultureInfo.CurrentCulture,
            Texts.GetString(reason.ToString(), CultureInfo.CurrentUICulture)
                ?? throw new MissingManifestResourceException($"MigrationTexts has no sentence '{reason}'."),
            values));
}
