using CourseMatch.Application;
using CourseMatch.Application.Desk.People;
using CourseMatch.Store.Counties;

namespace CourseMatch.Store.Desk;

/// <summary>Which people a query of the list finds, in which order: numbers only.</summary>
internal static class NewcomerFinding
{
    // Every condition whose value is null folds away when PostgreSQL plans the statement, so each combination of
    // filters uses the indexes it needs. A word is found as written, without vowels, or nearly as written.
    private const string Found = """
        from newcomer n
        left join promise p on p.municipality_id = n.municipality_id and p.newcomer_id = n.newcomer_id
            and p.ended_at is null
        left join placement d on d.municipality_id = n.municipality_id and d.newcomer_id = n.newcomer_id
            and d.plan_id = (
                select max(o.plan_id)
                from plan o
                where o.municipality_id = @municipality and o.state = 'draft' and o.plan_id > coalesce((
                    select i.plan_id
                    from plan i
                    where i.municipality_id = @municipality and i.state = 'published'), 0))
        where n.municipality_id = @municipality
            and n.is_active = (@standing::text is distinct from 'inactive')
            and (@standing::text is null or @standing = 'inactive' or @standing = case
                when p.promise_id is not null then 'promised'
                when d.newcomer_id is not null then 'proposed'
                else 'waiting'
            end)
            and (@level::int is null or n.proof_level_step = @level)
            and (@language::text is null or lower(n.languages[1]) = lower(@language))
            and (@postcode::text is null or starts_with(n.postcode, @postcode))
            and (@answerBy::date is null or p.state = 'offered' and p.reply_by <= @answerBy)
            and (@among::int[] is null or n.newcomer_id = any(@among))
            and (@needsCare::boolean is null or @needsCare = (coalesce(n.household_id, 0) in (
                select c.household_id
                from child c
                join child_naming g on g.municipality_id = c.municipality_id and g.child_id = c.child_id
                where c.municipality_id = @municipality and g.care_last_day >= current_date)))
            and (@word1::text is null or fold_name(@word1) <> '' and (
                n.search_name like '%' || fold_name(@word1) || '%'
                or length(bones_of_name(@word1)) > 3 and n.search_bones like '%' || bones_of_name(@word1) || '%'
                or @isLoose and length(@word1) > 3 and @word1 !~ '[0-9]'
                    and fold_name(@word1) <% n.search_name))
            and (@word2::text is null or fold_name(@word2) <> '' and (
                n.search_name like '%' || fold_name(@word2) || '%'
                or length(bones_of_name(@word2)) > 3 and n.search_bones like '%' || bones_of_name(@word2) || '%'
                or @isLoose and length(@word2) > 3 and @word2 !~ '[0-9]'
                    and fold_name(@word2) <% n.search_name))
            and (@word3::text is null or fold_name(@word3) <> '' and (
                n.search_name like '%' || fold_name(@word3) || '%'
                or length(bones_of_name(@word3)) > 3 and n.search_bones like '%' || bones_of_name(@word3) || '%'
                or @isLoose and length(@word3) > 3 and @word3 !~ '[0-9]'
                    and fold_name(@word3) <% n.search_name))
            and (@word4::text is null or fold_name(@word4) <> '' and (
                n.search_name like '%' || fold_name(@word4) || '%'
                or length(bones_of_name(@word4)) > 3 and n.search_bones like '%' || bones_of_name(@word4) || '%'
                or @isLoose and length(@word4) > 3 and @word4 !~ '[0-9]'
                    and fold_name(@word4) <% n.search_name))

        """;

    private const string CountSql = "select count(*)::int\n" + Found;

    private const string ByWaitingSql = "select n.newcomer_id\n" + Found + """
        order by n.registered_on, n.newcomer_id
        limit @size offset @skip
        """;

    private const string ByNameSql = "select n.newcomer_id\n" + Found + """
        order by n.family_name, n.given_name, n.newcomer_id
        limit @size offset @skip
        """;

    private const string ByLevelSql = "select n.newcomer_id\n" + Found + """
        order by n.proof_level_step, n.registered_on, n.newcomer_id
        limit @size offset @skip
        """;

    // Looking up the place of every person in the list would cost the square of its length.
    private const string ByDeadlineSql = """
        select a.newcomer_id
        from unnest(@among::int[]) with ordinality as a (newcomer_id, place)
        join (
            select n.newcomer_id

        """ + Found + """
            ) found on found.newcomer_id = a.newcomer_id
        order by a.place
        limit @size offset @skip
        """;

    // Whom the search names as written comes before those it only sounds like.
    private const string BySearchSql = "select n.newcomer_id\n" + Found + """
        order by
            n.search_name not like '%' || fold_name(@word1) || '%',
            not starts_with(n.search_name, fold_name(@word1)),
            n.family_name, n.given_name, n.newcomer_id
        limit @size offset @skip
        """;

    /// <summary>How many there are, and the numbers of one page.</summary>
    public static async Task<(int Count, IReadOnlyList<NewcomerId> Page)> FindAsync(
        CountyScope scope,
        NewcomerQuery query,
        IReadOnlyList<NewcomerId>? among,
        CancellationToken cancellationToken)
    {
        var words = (query.Search ?? "").Replace("\0", "", StringComparison.Ordinal)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.Length > 60 ? word[..60] : word)
            .Take(NewcomerQuery.SearchWordsMax)
            .ToArray();

        object Values(bool isLoose) => new
        {
            isLoose,
            municipality = scope.Municipality,
            standing = EnumText<Standing>.Of(query.Standing),
            level = query.Level?.Step,
            language = query.Language,
            postcode = query.Postcode,
            needsCare = query.NeedsCare,
            answerBy = query.AnswerBy,
            among = among?.Select(id => id.Value).ToArray(),
            word1 = words.ElementAtOrDefault(0),
            word2 = words.ElementAtOrDefault(1),
            word3 = words.ElementAtOrDefault(2),
            word4 = words.ElementAtOrDefault(3),
            size = query.Size,
            skip = (long)(query.Page - 1) * query.Size,
        };

        // Looking for names nearly as written costs a hundred times as much, and is needed only when nobody goes by it.
        var values = Values(isLoose: false);
        var count = await scope.RowAsync<int>(CountSql, values, cancellationToken);
        if (count == 0 && words.Length > 0)
        {
            values = Values(isLoose: true);
            count = await scope.RowAsync<int>(CountSql, values, cancellationToken);
        }

        var order = query.Order switch
        {
            NewcomerOrder.Deadline => ByDeadlineSql,
            NewcomerOrder.Name => ByNameSql,
            NewcomerOrder.Level => ByLevelSql,
            NewcomerOrder.Waiting when words.Length > 0 => BySearchSql,
            NewcomerOrder.Waiting => ByWaitingSql,
        };
        return (count, await scope.RowsAsync<NewcomerId>(order, values, cancellationToken));
    }
}
