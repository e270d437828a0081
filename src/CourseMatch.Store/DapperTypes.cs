using System.Data;
using CourseMatch.Application;
using CourseMatch.Application.Access;
using CourseMatch.Application.Calendar;
using CourseMatch.Application.Courses;
using CourseMatch.Application.Imports;
using CourseMatch.Application.Linkage;
using CourseMatch.Application.Messages;
using CourseMatch.Application.Newcomers;
using CourseMatch.Application.Nights;
using CourseMatch.Application.Offers;
using CourseMatch.Application.Places;
using CourseMatch.Application.Plans;
using CourseMatch.Application.Plans.Proposals;
using Dapper;

namespace CourseMatch.Store;

/// <summary>How our types travel to PostgreSQL and back: all handlers, registered once.</summary>
internal static class DapperTypes
{
    private static readonly Lazy<bool> Registered = new(RegisterAll);

    /// <summary>Registers the handlers; later calls do nothing.</summary>
    public static void Register() => _ = Registered.Value;

    private static bool RegisterAll()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;

        // Without this an enum parameter travels as its number, past every handler.
        SqlMapper.Settings.PreferTypeHandlersForEnums = true;

        Identifier(value => new MunicipalityId(value), id => id.Value);
        Identifier(value => new ProviderId(value), id => id.Value);
        Identifier(value => new SiteId(value), id => id.Value);
        Identifier(value => new CourseId(value), id => id.Value);
        Identifier(value => new CareGroupId(value), id => id.Value);
        Identifier(value => new CareSessionId(value), id => id.Value);
        Identifier(value => new NewcomerId(value), id => id.Value);
        Identifier(value => new HouseholdId(value), id => id.Value);
        Identifier(value => new ChildId(value), id => id.Value);
        Identifier(value => new PlanId(value), id => id.Value);
        Identifier(value => new ImportId(value), id => id.Value);
        Identifier(value => new NightRunId(value), id => id.Value);
        Identifier(value => new PromiseId(value), id => id.Value);
        Identifier(value => new Level(value), level => level.Step);

        Text<CourseKind>();
        Text<CourseMode>();
        Text<CourseState>();
        Text<Funding>();
        Text<DayOfWeek>();
        Text<Gender>();
        Text<Literacy>();
        Text<ProofKind>();
        Text<DayPart>();
        Text<Mobility>();
        Text<Scheme>();
        Text<EntitlementKind>();
        Text<Issuer>();
        Text<PlanState>();
        Text<PlaceState>();
        Text<ProposalVerdict>();
        Text<ActorKind>();
        Text<SeatEventKind>();
        Text<SeatEventEnd>();
        Text<ImportSubject>();
        Text<MessageKind>();
        Text<OfficeRole>();
        Text<MessageState>();
        Text<MessageChannel>();
        Text<NightStep>();
        Text<NightTrigger>();
        Text<NightEnd>();
        Text<ImportState>();
        Text<Role>();
        Text<LinkState>();

        SqlMapper.AddTypeHandler(new WeekGridHandler());
        SqlMapper.AddTypeHandler(new TextListHandler());
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        return true;
    }

    private static void Identifier<T>(Func<int, T> read, Func<T, int> write)
        where T : struct => SqlMapper.AddTypeHandler(new NumberHandler<T>(read, write));

    private static void Text<T>()
        where T : struct, Enum => SqlMapper.AddTypeHandler(new EnumTextHandler<T>());

    private sealed class NumberHandler<T>(Func<int, T> read, Func<T, int> write) : SqlMapper.TypeHandler<T>
        where T : struct
    {
        public override T Parse(object value) => read((int)value);

        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.Int32;
            parameter.Value = write(value);
        }
    }

    private sealed class EnumTextHandler<T> : SqlMapper.TypeHandler<T>
        where T : struct, Enum
    {
        public override T Parse(object value) => EnumText<T>.Read((string)value);

        public override void SetValue(IDbDataParameter parameter, T value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = EnumText<T>.Of(value);
        }
    }

    private sealed class WeekGridHandler : SqlMapper.TypeHandler<WeekGrid>
    {
        public override WeekGrid Parse(object value) => WeekGrid.FromBytes((byte[])value);

        public override void SetValue(IDbDataParameter parameter, WeekGrid? value)
        {
            parameter.DbType = DbType.Binary;
            parameter.Value = value is null ? DBNull.Value : value.ToBytes();
        }
    }

    /// <summary>Npgsql calls the type of every list Array, which no positional record can name.</summary>
    private sealed class TextListHandler : SqlMapper.TypeHandler<string[]>
    {
        public override string[] Parse(object value) => (string[])value;

        public override void SetValue(IDbDataParameter parameter, string[]? value) =>
            parameter.Value = value is null ? DBNull.Value : value;
    }

    /// <summary>Instants are stored and returned in UTC; Npgsql hands them out as DateTime.</summary>
    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override DateTimeOffset Parse(object value) => new((DateTime)value, TimeSpan.Zero);

        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) =>
            parameter.Value = value.ToUniversalTime();
    }
}
