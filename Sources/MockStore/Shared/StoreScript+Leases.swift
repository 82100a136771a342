/// The steps that lend, as functions: each is a script, and so are both together.
extension StoreScript {
    static let leasing =
        "local function lease(KEYS, ARGV)\n" + period + once + """
            if stored ~= period then
              if stored <= now then
                redis.call('DEL', KEYS[1], KEYS[2])
                counted = 0
              elseif stored < period and stored - now < 2000 then
                return {'early', stored - now, counted, now}
              end
              redis.call('HSET', KEYS[1], 'end', ARGV[3])
              redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', period + 604800000))
            end
            local limit = tonumber(ARGV[5])
            local calls = tonumber(ARGV[4])
            counted = counted + tonumber(ARGV[6])
            if limit >= 0 then
              local left = math.max(0, limit - counted)
              calls = math.min(calls, left, math.max(1, math.floor(left / 8)))
            end
            counted = counted + calls
            redis.call('HSET', KEYS[1], 'counted', string.format('%d', counted),
              field, ARGV[2] .. ':' .. string.format('%d', calls))
            return {'granted', calls, counted, now}
            end

            """

    static let windowing = """
        local function window(KEYS, ARGV)
        local stop = tonumber(redis.call('HGET', KEYS[1], 'end') or '0')
        local taken = 0
        if stop > now then
          taken = tonumber(redis.call('HGET', KEYS[1], 'taken'))
          local last = redis.call('HGET', KEYS[1], ARGV[1])
          if last then
            local number, calls = string.match(last, '^(%d+):(%d+)$')
            if tonumber(number) >= tonumber(ARGV[2]) then return {0, taken, stop, now} end
            if tonumber(number) > tonumber(ARGV[3]) then taken = taken - tonumber(calls) end
          end
          if stop == tonumber(ARGV[9]) then taken = math.max(0, taken - tonumber(ARGV[8])) end
        elseif tonumber(ARGV[6]) == 0 then
          return {0, 0, 0, now}
        else
          redis.call('DEL', KEYS[1])
          stop = now + tonumber(ARGV[4])
          redis.call('HSET', KEYS[1], 'end', string.format('%.0f', stop))
          redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', stop))
        end
        local needed = tonumber(ARGV[6])
        local left = math.max(0, tonumber(ARGV[5]) - taken)
        local ahead = math.min(tonumber(ARGV[7]), math.floor(math.max(0, left - needed) / 8))
        local calls = math.min(left, needed + ahead)
        taken = taken + calls
        redis.call('HSET', KEYS[1], 'taken', string.format('%d', taken), ARGV[1],
          ARGV[2] .. ':' .. string.format('%d', calls))
        return {calls, taken, stop, now}
        end

        """
}
