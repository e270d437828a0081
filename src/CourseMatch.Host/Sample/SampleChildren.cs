using CourseMatch.Application.Calendar;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Law;
using CourseMatch.Application.Newcomers;

namespace CourseMatch.Host.Sample;

/// <summary>Children of the sample: from the newborn to the pupil, some with a place in a day-care centre, some with
/// one from a later day on, most with none.</summary>
internal sealed class SampleChildren(SampleChance chance, DateOnly day)
{
    private static readonly LegalLimits Law = LawBook.BuiltIn.Limits;

    /// <summary>One to four children, oldest first, at most one per year.</summary>
    public IReadOnlyList<ChildRecord> Of(DateOnly registeredOn)
    {
        var count = chance.Pick((1, 44), (2, 37), (3, 15), (4, 4));
        var youngest = chance.Pick(
            (chance.Between(1, 11), 12), (chance.Between(12, 71), 66), (chance.Between(72, 150), 22));
        var children = new List<ChildRecord>();
        var months = youngest;
        for (var index = 0; index < count; index++)
        {
            children.Insert(0, One(day.AddMonths(-months).AddDays(-chance.Between(0, 25)), registeredOn));
            months += chance.Between(14, 40);
        }

        return children;
    }

    private ChildRecord One(DateOnly born, DateOnly registeredOn)
    {
        var lastBeforeSchool = Law.SchoolBegins(born).AddDays(-1);
        var first = born > registeredOn ? born : registeredOn;
        // Some have a grandmother at home.
        DaySpan? need = lastBeforeSchool < day || chance.Percent(12) ? null : new DaySpan(first, lastBeforeSchool);
        return new ChildRecord(born, chance.Percent(9), need, need is null ? null : Kita(born));
    }

    private KitaPlace? Kita(DateOnly born)
    {
        var months = (day.DayNumber - born.DayNumber) / 30;
        if (months < 12 || !chance.Percent(months < 36 ? 22 : 44))
        {
            return null;
        }

        var closes = chance.Pick((new TimeOnly(16, 0), 4), (new TimeOnly(14, 30), 4), (new TimeOnly(12, 0), 2));
        var from = chance.Percent(70) ? day.AddDays(-chance.Between(20, 300)) : day.AddDays(chance.Between(20, 240));
        return new KitaPlace(from, new TimeOnly(7, 30), closes);
    }
}
